"""What is connected with what, over edges that no one memory holds: every node learns the smallest of its component.

Large-star and small-star in turn (R. Kiveris and others, Connected Components in MapReduce and Beyond, SoCC 2014):
edges are led over to ever smaller neighbours until each component is a star, in a handful of rounds.
"""

from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

from onrecord.flow.spread.engine import Engine
from onrecord.flow.spread.exchange import Outgoing, Place, grouped
from onrecord.flow.spread.steps import Counts, Share, forget, run_step

_MOST_ROUNDS = 60


def label(engine: Engine, place: Place, edges: str, labels: str) -> int:
    """From channel ``edges`` (a node under another) to ``labels``: under each node the smallest of its component.

    A node without edges has none; the smallest has itself. Returns how many rounds it took.
    """
    before: tuple[int, int] | None = None
    current = edges
    for number in range(_MOST_ROUNDS):
        known = (("from", current), ("name", f"{labels} {number}"))
        _run(engine, place, f"{labels}-{number:02d}a-turn", both_ways, known)
        _run(engine, place, f"{labels}-{number:02d}b-large", large_star, known)
        counts = _run(engine, place, f"{labels}-{number:02d}c-small", small_star, known)
        forget(place, [f"{labels} {number} both", f"{labels} {number} large", *([current] if current != edges else [])])
        current = f"{labels} {number} small"
        after = (counts["n_edges"], counts["sum"])
        if after == before:
            break
        before = after
    _run(engine, place, f"{labels}-end", name_smallest, (("from", current), ("name", labels)))
    forget(place, [current])
    return number + 1


def _run(engine: Engine, place: Place, step: str, do: object, known: tuple[tuple[str, str], ...]) -> dict[str, int]:
    shares = [Share(step, bucket, place, known, do=do) for bucket in range(place.n_buckets)]  # type: ignore[arg-type]
    return dict(run_step(engine, shares))


def both_ways(share: Share, out: Outgoing) -> Counts:
    """Each edge under both its nodes."""
    name = f"{share.told('name')} both"
    for node, (others,) in grouped(share.place, share.number, {share.told("from"): str}):
        for other in dict.fromkeys(others):
            if other != node:
                out.put(name, node, other)
                out.put(name, other, node)
    return {}


def large_star(share: Share, out: Outgoing) -> Counts:
    """A node's larger neighbours are led to the smallest that it knows. Edges come under their larger node."""
    name = share.told("name")
    for node, (others,) in grouped(share.place, share.number, {f"{name} both": str}):
        smallest = min(node, *others)
        for other in dict.fromkeys(others):
            if other > node:
                out.put(f"{name} large", other, smallest)
    return {}


def small_star(share: Share, out: Outgoing) -> Counts:
    """A node and its smaller neighbours are led to the smallest of them."""
    name = share.told("name")
    n_edges = total = 0
    for node, (others,) in grouped(share.place, share.number, {f"{name} large": str}):
        smallest = min(others)
        for other in {node, *others} - {smallest}:
            out.put(f"{name} small", other, smallest)
            n_edges += 1
            total += crc32(f"{other}\t{smallest}".encode("utf-8", "surrogatepass"))
    return {"n_edges": n_edges, "sum": total}


def spanning(others: Mapping[int, Iterable[int]]) -> Iterator[tuple[int, int]]:
    """The nodes of a graph that one memory holds, each with the smallest of its component, but for those themselves."""
    home: dict[int, int] = {}

    def root(node: int) -> int:
        while home.setdefault(node, node) != node:
            home[node] = home[home[node]]
            node = home[node]
        return node

    for one, some in others.items():
        for other in some:
            a, b = root(one), root(other)
            home[max(a, b)] = min(a, b)
    for node in sorted(home):
        smallest = root(node)
        if node != smallest:
            yield node, smallest


def name_smallest(share: Share, out: Outgoing) -> Counts:
    """The star of each component, as labels of its nodes."""
    name = share.told("name")
    for node, (others,) in grouped(share.place, share.number, {share.told("from"): str}):
        smallest = min(others)
        out.put(name, node, smallest)
        out.put(name, smallest, smallest)
    return {}
