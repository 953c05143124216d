"""Networks, timelines, citations and entities, opened with libraries that are not ours where there are any."""

import io
import json

import networkx
from citeproc.source.json import CiteProcJSON
from export_reports import filed, written

FTM = {
    "Article": {
        "fileName", "title", "publisher", "publishedAt", "retrievedAt", "sourceUrl", "notes", "bodyText", "author",
    },
    "Person": {"name"},
    "Documentation": {
        "document", "entity", "role", "description", "summary", "recordId", "date", "startDate", "endDate",
    },
    "Note": {"entity", "name", "description", "summary"},
}  # fmt: skip
"""Properties of FollowTheMoney's schemata that are used, as https://followthemoney.tech/explorer/ lists them."""


def test_networkx_reads_who_said_what() -> None:
    found = networkx.read_graphml(io.BytesIO(written("graphml", filed(), filed(published=None))))
    kinds = [kind for _, kind in found.nodes(data="kind")]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"statement": 5, "person": 2, "outlet": 1}
    assert {label for _, label in found.nodes(data="label")} >= {"Ada Okafor", "Courier & Sons"}


def test_a_timeline_holds_no_html_of_the_page_and_says_what_it_left_out() -> None:
    events = json.loads(written("timeline"))["events"]
    assert [one["start_date"] for one in events[:2]] == [{"year": 2020, "month": 7}, {"year": 2017, "month": 10}]
    assert events[1]["end_date"] == {"year": 2017, "month": 12}
    assert events[2]["start_date"] == {"year": 2020, "month": 7, "day": 8}
    assert "&lt;b&gt;nothing&lt;/b&gt; &amp; left" in events[0]["text"]["text"]
    assert len(json.loads(written("timeline", filed(published=None)))["events"]) == 2


def test_citeproc_reads_the_citations() -> None:
    source = CiteProcJSON(json.loads(written("csl")))
    (item,) = source.values()
    assert str(item["title"]).startswith("Harbour") and item.issued.year == 2020


def test_ftm_entities_have_their_schema_s_properties_and_lead_to_each_other() -> None:
    found = [json.loads(line) for line in written("ftm", full_text=True).splitlines()]
    ids = {one["id"] for one in found}
    for one in found:
        assert set(one["properties"]) <= FTM[one["schema"]]
        assert all(isinstance(value, str) for values in one["properties"].values() for value in values)
        for name in ("document", "entity"):
            assert set(one["properties"].get(name, ())) <= ids
    assert [one["schema"] for one in found].count("Documentation") == 4
