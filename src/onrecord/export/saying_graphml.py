"""A saying as GraphML (http://graphml.graphdrawing.org): versions as nodes, the ways between them as edges."""

from collections.abc import Mapping

from onrecord.export.escape import urn, xml_attribute, xml_text
from onrecord.export.saying_text import change_words
from onrecord.link.saying import Saying, Step, Version

_NODE = ("label", "publisher", "published", "speaker", "form", "marks", "report", "statement", "start", "end")
_EDGE = ("ground", "stated", "via", "changes", "alerts")


def saying_graphml(saying: Saying) -> str:
    """The graph: an edge leads from the earlier version to the one that is taken from it."""
    keys = [f'<key id="{key}" for="node" attr.name="{key}" attr.type="string"/>' for key in _NODE]
    keys += [f'<key id="{key}" for="edge" attr.name="{key}" attr.type="string"/>' for key in _EDGE]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{"".join(keys)}',
        '<graph edgedefault="directed">',
        *map(_node, saying.versions),
        *map(_edge, saying.steps),
        "</graph>",
        "</graphml>",
    ]
    return "\n".join(lines) + "\n"


def _node(version: Version) -> str:
    data = {
        "label": version.wording,
        "publisher": version.publisher,
        "published": version.published,
        "speaker": version.speaker,
        "form": version.form,
        "marks": version.marks,
        "report": version.document_id,
        "statement": version.statement_id,
        "start": str(version.spans[0].start),
        "end": str(version.spans[-1].end),
    }
    return f"<node id={xml_attribute(_name(version.id))}>{_data(data)}</node>"


def _edge(step: Step) -> str:
    data = {
        "ground": step.ground,
        "stated": str(step.is_stated).lower(),
        "via": "; ".join(step.via),
        "changes": "; ".join(map(change_words, step.changes)),
        "alerts": str(sum(change.alert for change in step.changes)),
    }
    ends = f"source={xml_attribute(_name(step.source))} target={xml_attribute(_name(step.target))}"
    return f"<edge {ends}>{_data(data)}</edge>"


def _name(id_: str) -> str:
    return urn("version", id_)


def _data(data: Mapping[str, str | None]) -> str:
    return "".join(f'<data key="{key}">{xml_text(value)}</data>' for key, value in data.items() if value)
