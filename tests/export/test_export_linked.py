"""Annotations and linked data, read by rdflib; JSON-LD contexts stand in the tests, so nothing is fetched."""

import json

import pytest
from export_reports import filed, written
from rdflib import Graph, Namespace
from rdflib.namespace import RDF

pytestmark = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset):DeprecationWarning")
"""rdflib's own JSON-LD parser still uses what rdflib deprecates."""

OA, SCHEMA, PROV = (
    Namespace("http://www.w3.org/ns/oa#"),
    Namespace("https://schema.org/"),
    Namespace("http://www.w3.org/ns/prov#"),
)
TERMS = {
    "oa": str(OA), "id": "@id", "type": "@type", "items": "urn:items", "State": "oa:State", "value": "urn:value",
    "Annotation": "oa:Annotation", "target": "oa:hasTarget", "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector", "exact": "oa:exact", "start": "oa:start", "end": "oa:end",
}  # fmt: skip
"""Those terms of the Web Annotation Vocabulary (https://www.w3.org/TR/annotation-vocab/) that the test asks for."""


def graph(name: str, context: object) -> Graph:
    data = json.loads(written(name))
    return Graph().parse(data=json.dumps({**data, "@context": context}), format="json-ld")


def test_a_web_annotation_counts_code_points_and_hypothesis_utf16_units() -> None:
    text = filed().document.text
    units = text.encode("utf-16-le")
    page, theirs = json.loads(written("web-annotation")), json.loads(written("hypothesis"))
    assert len(theirs["annotations"]) == len(page["items"]) == 5
    n_apart = 0
    for item, other in zip(page["items"], theirs["annotations"], strict=True):
        for target in item["target"]:
            quote, place = target["selector"]
            assert text[place["start"] : place["end"]] == quote["exact"]
            before, after = text[: place["start"]], text[place["end"] :]
            assert before.endswith(quote["prefix"]) and after.startswith(quote["suffix"])
        quote, place = other["target"][0]["selector"]
        assert units[2 * place["start"] : 2 * place["end"]].decode("utf-16-le") == quote["exact"]
        n_apart += place["start"] != item["target"][0]["selector"][1]["start"]
    assert n_apart == 5


def test_web_annotations_are_linked_data() -> None:
    found = graph("web-annotation", TERMS)
    assert len(set(found.subjects(RDF.type, OA.Annotation))) == 5
    assert {str(one) for one in found.objects(None, OA.hasSource)} == {"https://example.org/a?b=1&c=2"}
    assert len(list(found.objects(None, OA.exact))) == 6


@pytest.mark.parametrize(
    ("name", "type_", "n"), [("schema-org", SCHEMA.Quotation, 3), ("claim-review", SCHEMA.ClaimReview, 5)]
)
def test_what_was_said_is_schema_org(name: str, type_: object, n: int) -> None:
    found = graph(name, {"@vocab": str(SCHEMA)})
    assert len(set(found.subjects(RDF.type, type_))) == n
    assert not list(found.objects(None, SCHEMA.reviewRating))
    used = {str(one).removeprefix(str(SCHEMA)) for one in found.predicates() if str(one).startswith(str(SCHEMA))}
    assert used <= {
        "text", "identifier", "isPartOf", "appearance", "author", "dateCreated", "datePublished", "headline", "url",
        "publisher", "name", "claimReviewed", "itemReviewed",
    }  # fmt: skip


def test_prov_is_turtle_that_rdflib_reads() -> None:
    data = written("prov").decode()
    found = Graph().parse(data=data, format="turtle")
    texts = {str(one) for one in found.objects(None, PROV.value)}
    assert texts == {one.attribution.content.text for one in filed().statements}
    assert len(list(found.triples((None, PROV.wasQuotedFrom, None)))) == 3
    assert len(set(found.subjects(RDF.type, PROV.Entity))) == 7
    assert len(set(found.subjects(RDF.type, PROV.Person))) == 2
