"""Which versions of a wording have one origin, so that many outlets do not count as many: one wire, one report."""

from collections.abc import Iterable, Sequence

from onrecord.link.saying import Origin, Step, Version
from onrecord.link.whose import between, is_one_name, is_own


def together(versions: Sequence[Version], families: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Groups of versions that came by one wire or are one report again, before it is known where those have it from.

    ``families`` are sets of ids of documents that are one report. A voice that published one of the versions itself
    is no wire: whoever names it took the words from it.
    """
    same = list(families)
    groups: list[list[Version]] = []
    for version in versions:
        for members in groups:
            if _is_one_report(version, members[0], same) or _wire(version, members[0], versions) is not None:
                members.append(version)
                break
        else:
            groups.append([version])
    return tuple(frozenset(one.id for one in members) for members in groups if len(members) > 1)


def origins(versions: Sequence[Version], steps: Iterable[Step], groups: Iterable[frozenset[str]]) -> tuple[Origin, ...]:
    """The versions that go back to one report or one wire by what the reports say, each set with its reason."""
    leader = {version.id: version.id for version in versions}

    def root(id_: str) -> str:
        while leader[id_] != id_:
            id_ = leader[id_]
        return id_

    order = {version.id: n for n, version in enumerate(versions)}
    pairs = [(step.source, step.target) for step in steps if step.is_stated]
    pairs += [(one, other) for group in groups for one in group for other in group]
    for one, other in pairs:
        first, last = sorted((root(one), root(other)), key=order.__getitem__)
        leader[last] = first
    found: dict[str, list[Version]] = {}
    for version in versions:
        found.setdefault(root(version.id), []).append(version)
    return tuple(
        Origin(tuple(one.id for one in members), _reason(members, versions))
        for members in found.values()
        if len(members) > 1
    )


def _reason(members: Sequence[Version], versions: Sequence[Version]) -> str:
    wire = _wire(members[1], members[0], versions)
    if wire is not None:
        return f"they have it from {wire}"
    return f"they go back to {members[0].publisher or members[0].path}"


def _is_one_report(one: Version, other: Version, families: Sequence[frozenset[str]]) -> bool:
    return any(one.document_id in family and other.document_id in family for family in families)


def _wire(one: Version, other: Version, versions: Sequence[Version]) -> str | None:
    """A voice between speaker and publisher by which both came, and which published none of the versions itself."""
    for name in between(other):
        if any(is_one_name(name, theirs) for theirs in between(one)):
            return None if any(is_own(version, name) for version in versions) else name
    return None
