"""What people judged stands beside the statements that answer a question."""

from store_people import Said, keep, read_by_hand
from store_reports import Place

from onrecord.flow import resolve_speakers
from onrecord.flow.judge import Signed, on_statement, undo
from onrecord.store import Record, Word, mark_of

ANA = Signed("ana", "seen", "2024-01-01T00:00:00+00:00")
FIRST = read_by_hand("a.txt", Said("Ada Okafor", "the ramp fell"), Said("Ben Marsh", "it did"))
OTHER = read_by_hand("b.txt", Said("Cleo Tan", "the wells are dry"))


def marks(record: Record, word: str) -> list[tuple[str, str]]:
    (hit,) = [one for one in record.search(Word(word), 9).hits if word in one.statement.attribution.content.text]
    return [(one.aspect, mark_of(one, hit.statement.attribution)) for one in hit.judged]


def test_an_answer_shows_each_judgement_in_force(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, FIRST, OTHER)
        (id_,) = [one.id for one in FIRST[1].attributions if "ramp" in one.content.text]
        assert marks(record, "ramp") == []
        on_statement(record, id_, "certainty", "positive", ANA)
        made = on_statement(record, id_, "chain", "negative", ANA)
        on_statement(record, id_, "boundaries", "unsure", ANA)
        assert marks(record, "ramp") == [("certainty", "confirmed"), ("chain", "rejected"), ("boundaries", "undecided")]
        assert marks(record, "wells") == []
        undo(record, made.id, ANA)
        assert ("chain", "rejected") not in marks(record, "ramp")
        assert [one.aspect for one in record.judged(id_)] == ["certainty", "boundaries"]


def test_a_person_may_name_another_speaker(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, FIRST, OTHER)
        (id_,) = [one.id for one in FIRST[1].attributions if "ramp" in one.content.text]
        on_statement(record, id_, "speaker", "positive", ANA, said_by="Ben Marsh")
        assert resolve_speakers(record)
        assert marks(record, "ramp") == [("speaker", "corrected")]


def test_a_judgement_on_what_is_not_said_any_more_says_so(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, FIRST)
        (id_,) = [one.id for one in FIRST[1].attributions if "ramp" in one.content.text]
        on_statement(record, id_, "boundaries", "positive", ANA)
        again = read_by_hand("a.txt", Said("Ada Okafor", "the ramp fell"), Said("Ben Marsh", "it did"), prefix="q")
        changed = _without_cue(again)
        keep(record, changed, reader="reader 2")
        assert marks(record, "ramp") == [("boundaries", "outdated")]
        assert len(record.stranded()) == 1


def _without_cue(one):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    original, reading = one
    return original, replace(reading, attributions=tuple(replace(a, cue=None) for a in reading.attributions))


def test_judging_beside_a_statement_leaves_nothing_to_work_out(place: Place) -> None:
    with Record.open(place, create=True) as record:
        keep(record, FIRST)
        on_statement(record, FIRST[1].attributions[0].id, "chain", "positive", ANA)
        assert record.n_waiting() == 0
        assert record.verify() == []
        on_statement(record, FIRST[1].attributions[0].id, "speaker", "negative", ANA)
        assert record.n_waiting() == 1
