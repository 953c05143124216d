"""Keeping reports: everything of a document at once, the same content whatever the order."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_reports import NewPlace, Place, add, original_of, reading_of, report, statements_of, table_rows

from onrecord.errors import InputRefused, NotFound, QueryError
from onrecord.store import By, Record, Word
from onrecord.types import Skipped

VERSION = "reader 1"


def test_a_report_comes_back_as_it_went_in(place: Place) -> None:
    original, reading = report("a.txt", 'Ada Okafor said "we saw 🙂 nothing é". Nobody else spoke.')
    with Record.open(place, create=True) as record:
        assert record.add(original, reading, statements_of(reading), VERSION)
        assert record.reading(reading.document.id) == reading
        assert record.document(reading.document.id) == reading.document
        assert record.original(reading.document.id) == original
        assert record.verify() == []


def test_statements_point_at_their_characters(place: Place) -> None:
    original, reading = report("a.txt", 'In 🏴󠁧󠁢󠁳󠁣󠁴󠁿 town, Ada Okafor said "we saw nothing".')
    with Record.open(place, create=True) as record:
        record.add(original, reading, statements_of(reading), VERSION)
        hit = record.statement(reading.attributions[0].id)
    assert hit is not None
    start, end = hit.statement.attribution.content.spans[0]
    assert reading.document.text[start:end] == hit.statement.attribution.content.text == '"we saw nothing"'
    start, end = hit.statement.context_span
    assert reading.document.text[start:end] == hit.statement.context


def test_adding_twice_changes_nothing(place: Place) -> None:
    original, reading = report("a.txt", 'Ada Okafor said "no".')
    with Record.open(place, create=True) as record:
        assert record.add(original, reading, statements_of(reading), VERSION)
        before = table_rows(place)
        assert not record.add(original, reading, statements_of(reading), VERSION)
        assert record.n_read(original, VERSION) == 1
    assert table_rows(place) == before


def test_a_later_version_replaces_the_reading_and_its_index_entries(place: Place) -> None:
    original, first = report("a.txt", 'Ada Okafor said "alpha". Later Ben Marsh said "omega".')
    second = replace(first, attributions=first.attributions[1:])
    with Record.open(place, create=True) as record:
        record.add(original, first, statements_of(first), VERSION)
        assert record.add_path(original, "reader 2") is None
        assert record.add(original, second, statements_of(second), "reader 2")
        assert record.reading(first.document.id) == second
        assert record.search(By("Okafor"), 9).n_found == 0
        assert record.search(Word("omega"), 9).n_found == 1
        assert record.counts().n_statements == 1
        assert record.verify() == []


def test_the_same_bytes_at_two_paths_are_one_document_shown_by_its_smallest_path(place: Place) -> None:
    text = 'Ada Okafor said "no".'
    reports = [report(path, text) for path in ("b.txt", "a.txt", "c.txt")]
    with Record.open(place, create=True) as record:
        assert [add(record, one) for one in reports] == [True, False, False]
        document_id = reports[0][1].document.id
        copy = report("d.txt", text)[0]
        assert record.n_read(copy, VERSION) is None
        assert record.add_path(copy, VERSION) == record.n_read(copy, VERSION) == 1
        assert record.paths(document_id) == ("a.txt", "b.txt", "c.txt", "d.txt")
        assert record.document(document_id).path == "a.txt"
        assert (record.counts().n_reports, record.counts().n_paths) == (1, 4)


def test_the_reading_is_made_from_the_smallest_path(place: Place) -> None:
    text = 'Ada Okafor said "no".'
    original, reading = report("b.txt", text, title="From b")
    smaller, reading_of_smaller = report("a.txt", text, title="From a")
    with Record.open(place, create=True) as record:
        add(record, (original, reading))
        assert record.add_path(smaller, VERSION) is None
        add(record, (smaller, reading_of_smaller))
        assert record.document(reading.document.id).title == "From a"
        add(record, (original, reading))
        assert record.document(reading.document.id).title == "From a"


NAMES = st.sampled_from(["Ada Okafor", "Ben Marsh", "the former envoy", "Zoë Ñandú", "a 🙂 group"])
WORDS = st.sampled_from(["no", "we saw nothing", "the talks failed", "é́́ combined", "emoji 🏳️‍🌈 here"])
INPUTS = st.lists(st.tuples(st.sampled_from(["a", "b", "c", "d"]), NAMES, WORDS), min_size=1, max_size=6)


@settings(max_examples=12, deadline=None)
@given(inputs=INPUTS, data=st.data())
def test_content_does_not_depend_on_order_or_halves(
    new_place: NewPlace, inputs: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    one_place, two = new_place(), None
    reports = [report(path, f'{name} said "{words}".', title=path) for path, name, words in inputs]
    with Record.open(one_place, create=True) as record:
        for one in reports:
            add(record, one)
        record.skip(Skipped("x", "empty", "it is empty"))
    for half in (reports[:2], data.draw(st.permutations(reports))):
        two = new_place() if two is None else two
        with Record.open(two, create=True) as record:
            record.skip(Skipped("x", "empty", "it is empty"))
            for one in half:
                add(record, one)
            assert record.verify() == []
    assert table_rows(one_place) == table_rows(two)


def test_the_same_refusal_is_kept_once(place: Place) -> None:
    skipped = Skipped("a.pdf", "unknown-format", "not text")
    with Record.open(place, create=True) as record:
        for one in (skipped, skipped, replace(skipped, reason="empty")):
            record.skip(one)
        assert record.skipped() == (replace(skipped, reason="empty"), skipped)
        assert record.counts().n_skipped == 2


def test_a_statement_is_found_by_the_beginning_of_its_id(place: Place) -> None:
    original, reading = report("a.txt", 'Ada Okafor said "no". Ben Marsh said "yes".')
    ids = ["abcdef0123456789", "abcdef9999999999"]
    attributions = tuple(replace(one, id=new) for one, new in zip(reading.attributions, ids, strict=True))
    reading = replace(reading, attributions=attributions)
    with Record.open(place, create=True) as record:
        add(record, (original, reading))
        found = record.statement("abcdef0")
        assert found is not None and found.statement.id == ids[0]
        assert record.statement("0123456") is None
        with pytest.raises(QueryError, match="abcdef0123456789, abcdef9999999999"):
            record.statement("abcdef")
        with pytest.raises(QueryError, match="6 characters"):
            record.statement("abcde")


@pytest.mark.parametrize(
    "wanted", ["no-such-document", "%%%%%%%%", "'; DROP TABLE documents; --", "\x00" * 8, "\ud800" * 8]
)
def test_an_unknown_id_is_said_to_be_unknown(place: Place, wanted: str) -> None:
    with Record.open(place, create=True) as record:
        add(record, report("a.txt", 'Ada Okafor said "no".'))
        assert record.statement(wanted) is None
        for look_up in (record.document, record.reading, record.original, record.paths):
            with pytest.raises(NotFound, match="no report has the id"):
                look_up(wanted)


def test_a_file_name_that_is_not_utf8_is_kept_readably(place: Place) -> None:
    with Record.open(place, create=True) as record:
        one = report("caf\udce9.txt", 'Ada Okafor said "no".')
        add(record, one)
        assert record.add_path(one[0], VERSION) == 1
        assert record.paths(one[1].document.id) == ("caf\\udce9.txt",)
        record.skip(Skipped("caf\udce9.txt", "empty", "caf\udce9.txt is empty"))
        assert record.skipped()[0].path == "caf\\udce9.txt"


def test_half_a_character_in_a_title_is_refused_and_nothing_is_kept(place: Place) -> None:
    with Record.open(place, create=True) as record:
        with pytest.raises(InputRefused, match="U\\+D83D"):
            add(record, report("a.txt", 'Ada Okafor said "no".', title="broken \ud83d"))
        assert record.counts().n_paths == 0


def test_text_with_a_nul_is_kept_whole_or_refused(place: Place) -> None:
    original, reading = report("a.txt", 'Zero\x00 here. Ada Okafor said "no".')
    with Record.open(place, create=True) as record:
        if not record.files:
            with pytest.raises(InputRefused, match="U\\+0000, which a record on PostgreSQL cannot keep"):
                add(record, (original, reading))
            assert record.counts().n_paths == 0
            return
        add(record, (original, reading))
        assert record.document(reading.document.id).text == reading.document.text
        assert record.verify() == []


def test_mixing_up_documents_is_a_mistake_of_the_program(place: Place) -> None:
    one, other = report("a.txt", 'Ada Okafor said "no".'), report("b.txt", 'Ben Marsh said "yes".')
    with Record.open(place, create=True) as record:
        with pytest.raises(ValueError, match="the original of"):
            record.add(one[0], other[1], statements_of(other[1]), VERSION)
        with pytest.raises(ValueError, match="not those of its reading"):
            record.add(one[0], one[1], (), VERSION)
        assert record.counts().n_paths == 0


@pytest.mark.parametrize("name", ["r.db", "a name?#%41 with é 🙂.db"])
def test_a_closed_record_is_one_file_whoever_closed_it_last(tmp_path: Path, name: str) -> None:
    with Record.open(tmp_path / name, create=True) as record:
        add(record, report("a.txt", 'Ada Okafor said "no".'))
    with Record.open(tmp_path / name, read_only=True) as reader:
        with Record.open(tmp_path / name) as writer:
            add(writer, report("b.txt", 'Ben Marsh said "yes".'))
        assert reader.counts().n_reports == 2
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_reading_needs_no_bytes_kept_elsewhere(place: Place) -> None:
    original = original_of("a.txt", 'Ada Okafor said "no".')
    with Record.open(place, create=True) as record:
        reading = reading_of(original)
        record.add(original, reading, statements_of(reading), VERSION)
        with record._database.reading():
            assert record._database.one("SELECT length FROM originals") == (len(original.data),)
