"""GraphML (http://graphml.graphdrawing.org): speakers, outlets and statements as a network, for Gephi and networkx."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.export.escape import urn, xml_attribute, xml_text
from onrecord.export.format import LeftOut, Options
from onrecord.export.parts import publisher_id, speaker_of
from onrecord.store import Filed
from onrecord.types import Statement

_KEYS = ("kind", "label", "form", "act", "said", "published", "report")
_EDGE = '<key id="relation" for="edge" attr.name="relation" attr.type="string"/>'


def write_graphml(reports: Iterable[Filed], out: BinaryIO, options: Options) -> LeftOut:
    """Edges lead from a speaker to what they said, and from the outlet that published it.

    A node stands once in a file, so the ids of speakers and outlets met so far are kept in memory.
    """
    keys = "".join(f'<key id="{key}" for="node" attr.name="{key}" attr.type="string"/>' for key in _KEYS)
    head = f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}{_EDGE}\n<graph edgedefault="directed">\n'
    out.write(f'<?xml version="1.0" encoding="UTF-8"?>\n{head}'.encode())
    met: set[str] = set()
    for filed in reports:
        for statement in filed.statements:
            for line in _lines(filed, statement, met):
                out.write(line.encode() + b"\n")
    out.write(b"</graph>\n</graphml>\n")
    return {}


def _lines(filed: Filed, statement: Statement, met: set[str]) -> Iterator[str]:
    one, document, id_ = statement.attribution, filed.document, urn("statement", statement.id)
    yield _node(id_, "statement", one.content.text, {
        "form": one.form, "act": one.act, "said": one.said, "published": document.published, "report": document.id,
    })  # fmt: skip
    named, outlet = speaker_of(statement), document.publisher
    ends: list[tuple[str, str, str, str]] = (
        [(urn("speaker", named.id), named.kind, named.name, "said")] if named else []
    )
    ends += [(publisher_id(outlet), "outlet", outlet, "published")] if outlet else []
    for end, kind, label, relation in ends:
        if end not in met:
            met.add(end)
            yield _node(end, kind, label, {})
        yield (
            f"<edge source={xml_attribute(end)} target={xml_attribute(id_)}>"
            f'<data key="relation">{relation}</data></edge>'
        )


def _node(id_: str, kind: str, label: str, more: dict[str, str | None]) -> str:
    data = {"kind": kind, "label": label, **more}
    inner = "".join(f'<data key="{key}">{xml_text(value)}</data>' for key, value in data.items() if value)
    return f"<node id={xml_attribute(id_)}>{inner}</node>"
