"""Every entry of every answer carries its report, its span and its context, whatever the record holds."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cli_reports import Run
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from store_people import Said, read_by_hand

from onrecord.flow import Reader, resolve_speakers, statements
from onrecord.flow.judge import Signed, merge, on_relation, on_statement
from onrecord.store import Record
from onrecord.types import Attribution, Content, Reading, Span, Time, Voice

Json = dict[str, Any]

NAMES = ("Ilse Marrow", "Ilse Marow", "Marrow", "Pieter Stroud", "P. Stroud", "Zoë Ñandú", "Gerda é́ Oxholm")
WORDS = (
    "the mayor received the letter about the wells", "the mayor never received the letter about the wells",
    "the ramp was closed on Monday 🙂", "the ramp was not closed on Monday", "nobody asked us", "🙂", "é́ so it was",
)  # fmt: skip
OFFICES = (None, "engineer", "mayor of Brennick 👩‍🚒")
SAID = st.builds(Said, st.sampled_from(NAMES), st.sampled_from(WORDS), st.sampled_from(OFFICES))
REPORTS = st.lists(
    st.tuples(st.lists(SAID, min_size=1, max_size=4), st.sampled_from(["2020-01-01", "2020-02", "2021", None]),
              st.sampled_from(["assert", "decline", "silence", "deny"])),
    min_size=1, max_size=4,
)  # fmt: skip
BY = Signed("ana", "heard it", "2024-01-01T00:00:00+00:00")
DRAFT = """“The mayor received the letter about the wells,” said Pieter Stroud.

“Nobody asked us at all,” said Ilse Marrow.
"""

ASKED = (
    ("ask", "the"), ("ask", "form:direct OR form:mixed", "--limit", "99"), ("ask", "letter", "--group", "speaker"),
    ("ask", "ramp", "--group", "outlet"), ("ask", "letter OR ramp", "--group", "month"), ("ask", "--relation", "any"),
    ("silent", "the", "letter"), ("silent", "the", "ramp", "--from", "2020-01", "--until", "2020-02"),
    ("timeline",), ("timeline", "letter"), ("trace", "the mayor received the letter"), ("trace", "ramp was closed"),
    ("judge", "list"), ("judge", "list", "--stranded"), ("judge", "agreement"),
)  # fmt: skip


def reading_of(number: int, said: Sequence[Said], published: str | None, act: str) -> tuple[Any, Reading]:
    """A report by hand: contents in two pieces, a chain, a day said, a time told of."""
    original, reading = read_by_hand(f"{number}.txt", *said, published=published or "2020")
    document = replace(reading.document, published=published, publisher=f"Outlet {number % 2}")
    told = tuple(_shaped(one, document.text, act, published) for one in reading.attributions)
    times = (Time(Span(0, 4), document.text[:4], "2018-07", "date"),)
    return original, replace(reading, document=document, attributions=told, times=times)


def _shaped(one: Attribution, text: str, act: str, published: str | None) -> Attribution:
    ((start, end),) = one.content.spans
    middle = (start + end) // 2
    spans = (Span(start, middle), Span(middle, end)) if start < middle else (Span(start, end),)
    content = Content(spans, " ".join(text[s:e] for s, e in spans))
    chain = (Voice("Somebody", "said"), Voice("Delta Wire", None))
    return replace(one, content=content, chain=chain, act=act, said=published, addressee=one.source)  # type: ignore[arg-type]


def fill(place: Path, case: Sequence[tuple[list[Said], str | None, str]], *, is_judged: bool = True) -> dict[str, str]:
    """Keep the reports, judge some of what they say, and give their texts."""
    with Record.open(place, create=True) as record:
        for number, (said, published, act) in enumerate(case):
            original, reading = reading_of(number, said, published, act)
            record.add(original, reading, statements(reading), "reader 1")
        resolve_speakers(record)
        if is_judged:
            judge(record)
        return {id_: record.document(id_).text for id_ in record.documents()}


def judge(record: Record) -> None:
    """Two people judge the first statement; one of them a relation, and that two speakers are one."""
    ids = [hit.statement.id for id_ in record.documents() for hit in record.shown.statements_of(id_)]
    for name, verdict in (("ana", "positive"), ("ben", "negative")):
        for aspect in ("speaker", "chain", "certainty", "boundaries"):
            on_statement(record, ids[0], aspect, verdict, replace(BY, by=name))  # type: ignore[arg-type]
    if len(ids) > 1:
        on_relation(record, ids[0], ids[1], "positive", BY, kind="corroborates")
    known = record.shown.speakers(9)[0]
    if len(known) > 1:
        merge(record, known[0].id, [known[1].id], BY)
    resolve_speakers(record)


class Evidence:
    """Holds entries against the texts of their reports."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts

    def hit(self, found: Json) -> None:
        """A statement: its context, its content and each passage are the text's, and the context holds the content."""
        text = self.texts[found["document"]["id"]]
        start, end = found["context"]["span"]
        assert text[start:end] == found["context"]["text"] != ""
        one = found["attribution"]
        assert " ".join(text[s:e] for s, e in one["content"]["spans"]) == one["content"]["text"]
        assert all(start <= s < e <= end for s, e in one["content"]["spans"])
        for name in ("source", "cue", "addressee"):
            assert one[name] is None or text[slice(*one[name]["span"])] == one[name]["text"]

    def passage(self, document: str, span: list[int], context: Json, words: str | None = None) -> None:
        """A span in its context."""
        text, (start, end) = self.texts[document], context["span"]
        assert text[start:end] == context["text"] != ""
        assert start <= span[0] < span[1] <= end
        assert words is None or text[slice(*span)] == words

    def hits(self, found: Sequence[Json]) -> None:
        """One statement at least."""
        assert found
        for one in found:
            self.hit(one)

    def mention(self, found: Json) -> None:
        """Where a report mentions somebody; whoever is a party of these reports is mentioned in them."""
        self.passage(found["document"], found["span"], found["context"])

    def judgement(self, found: Json) -> None:
        """What was judged, with its passages; one that takes another back is about that one alone."""
        assert found["subjects"] or found["undoes"]
        for subject in found["subjects"]:
            assert subject["spans"]
            self.passage(subject["document_id"], subject["spans"][0], subject["context"])


def check_answer(found: Json, evidence: Evidence) -> None:
    """Every entry of an answer, whichever command gave it."""
    for one in found.get("hits", ()):
        evidence.hit(one)
    for one in found.get("groups", ()):
        evidence.hit(one["statement"])
    for one in found.get("relations", ()):
        assert len(one["statements"]) == 2
        evidence.hits(one["statements"])
    for kind in ("spoke", "declined", "not_found"):
        for one in found.get(kind, ()):
            evidence.hits(one["statements"])
    for one in found.get("days", ()):
        evidence.passage(one["document"]["id"], one["span"], one["context"], one["text"])
    for one in found.get("versions", ()):
        text = evidence.texts[one["document_id"]]
        assert " ".join(text[s:e] for s, e in one["spans"]) == one["wording"]
        assert text[slice(*one["context_span"])] == one["context"]
    for one in found.get("apart", ()):
        evidence.hit(one["statement"])
    if "subjects" in found:
        evidence.judgement(found)


def objects(run: Run, *words: object, codes: Sequence[int] = (0,)) -> Iterator[Json]:
    done = run(*words)
    assert done.exit_code in codes, (words, done.stdout, done.stderr)
    return (json.loads(line) for line in done.stdout.splitlines())


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(case=[([Said("Ilse Marrow", WORDS[0])], None, "assert"), ([Said("Zoë Ñandú", WORDS[1])], None, "assert")])
@example(case=[([Said("Ilse Marrow", WORDS[0]), Said("Zoë Ñandú", "🙂")], "2020-02", "silence")])
@given(case=REPORTS)
def test_every_entry_of_every_answer_carries_report_span_and_context(
    run: Run, simple_reader: Reader, tmp_path_factory: pytest.TempPathFactory, case: list[Any]
) -> None:
    folder = tmp_path_factory.mktemp("law")
    place = folder / "r.db"
    texts = fill(place, case)
    evidence = Evidence(texts)
    for words in ASKED:
        for found in objects(run, *words, "--json", "--record", place):
            check_answer(found, evidence)
    _check_speakers(run, place, evidence)
    _check_export(run, place, evidence)
    _check_draft(run, folder, place, evidence)


def _check_speakers(run: Run, place: Path, evidence: Evidence) -> None:
    with Record.open(place, read_only=True) as record:
        names = [one.id for one in record.shown.speakers(9)[0]]
    for name in (*names, "Marrow"):
        for found in objects(run, "speaker", name, "--json", "--record", place, codes=(0, 1)):
            for one in found.get("speakers", ()):
                evidence.mention(one["mention"])
            for hit in found.get("statements", ()):
                evidence.hit(hit)
            for mention in found.get("mentions", ()):
                evidence.mention(mention)
            for role in found.get("roles", ()):
                evidence.passage(role["document"], role["span"], role["context"])
            for ground in (*found.get("merges", ()), *found.get("near", ())):
                assert [one["document"] for one in ground["mentions"]] == ground["documents"]
                for mention in ground["mentions"]:
                    evidence.mention(mention)


def _check_export(run: Run, place: Path, evidence: Evidence) -> None:
    found = list(objects(run, "export", "--to", "jsonl", "--record", place))
    assert found
    evidence.hits(found)
    shown = next(objects(run, "show", found[0]["id"], "--json", "--record", place))
    evidence.hit(shown)


def _check_draft(run: Run, folder: Path, place: Path, evidence: Evidence) -> None:
    draft = folder / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    found = list(objects(run, "check", draft, "--record", place, "--json", "--all", codes=(0, 1, 2)))
    assert len(found) == 2
    for one in found:
        assert DRAFT[slice(*one["quotation"]["span"])] == one["quotation"]["text"]
        source = one["source"]
        if source is not None:
            evidence.passage(source["document"], source["span"], source["context"], source["text"])


def test_a_silence_shows_what_was_looked_at_of_those_on_whom_nothing_was_found(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "r.db"
    case = [([Said("Ilse Marrow", WORDS[0]), Said("Zoë Ñandú", "it rained 🙂")], "2020-02", "assert")]
    texts = fill(place, [*case, ([Said("Zoë Ñandú", "it snowed")], "2019", "assert")], is_judged=False)
    (found,) = objects(run, "silent", "letter", "--from", "2020", "--json", "--record", place)
    (one,) = [one for one in found["not_found"] if one["name"] == "Zoë Ñandú"]
    Evidence(texts).hits(one["statements"])
    assert one["statements"][0]["attribution"]["content"]["text"].startswith('"it ra')
    page = " ".join(run("silent", "letter", "--from", "2020", "--record", place).stdout.split())
    assert "it ra" in page
    assert one["statements"][0]["id"] in page
