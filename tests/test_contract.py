"""The contract's JSON carries a reading whole, there and back."""

import msgspec
import pytest

from onrecord import contract
from onrecord.types import (
    Attribution,
    Block,
    Candidate,
    Certainty,
    Content,
    Document,
    Note,
    Office,
    Party,
    Passage,
    Reading,
    Skipped,
    Span,
    Speaker,
    Time,
    Voice,
)

TEXT = "😀 Cafe\u0301 owner Ana Lee said “no” in 2018."


@pytest.fixture
def reading() -> Reading:
    document = Document("0" * 16, "a.txt", "0" * 64, TEXT, (Block(Span(0, len(TEXT)), "paragraph"),), authors=("B",))
    said = TEXT.index("said")
    attribution = Attribution(
        id="1" * 16,
        form="direct",
        source=Passage(Span(14, 21), TEXT[14:21]),
        cue=Passage(Span(said, said + 4), "said"),
        content=Content((Span(said + 5, said + 9),), "“no”"),
        confidence=0.5,
        speaker=Speaker("p1", "Ana Lee", "person"),
        candidates=(Candidate("p2", "Bo", "stands nearest"),),
        chain=(Voice("Ana Lee", "said"), Voice("The Post", None)),
        act="deny",
        certainty=Certainty("certain", "negative"),
        said="2018",
    )
    person = Party("p1", "Ana Lee", "person", ("Lee",), (Span(14, 21),), (Office("owner", Span(8, 13), "2018", None),))
    return Reading(
        document,
        (attribution,),
        (person,),
        (Time(Span(34, 38), "2018", "2018", "date"),),
        (Note("n", Span(0, 1), "d"),),
    )


def test_a_reading_survives_the_round_trip(reading: Reading) -> None:
    data = msgspec.json.decode(contract.dump(reading))
    assert contract.reading_from(data, "0" * 64) == reading


def test_the_object_has_the_contract_s_keys_in_order(reading: Reading) -> None:
    data = contract.reading_object(reading)
    assert list(data) == ["contract", "document", "attributions", "people", "times", "notes"]
    assert list(data["document"]) == [
        "id", "path", "title", "publisher", "authors", "published", "retrieved", "url", "language", "text", "blocks",
    ]  # fmt: skip
    assert list(data["attributions"][0]) == [
        "id", "form", "source", "cue", "content", "addressee", "speaker", "candidates", "parent", "chain", "act",
        "certainty", "stance", "basis", "said", "confidence",
    ]  # fmt: skip
    assert data["people"][0]["roles"] == [{"title": "owner", "from": "2018", "until": None, "span": [8, 13]}]


def test_one_reading_is_one_line(reading: Reading) -> None:
    assert b"\n" not in contract.dump(reading)


def test_a_refused_input_has_its_own_object() -> None:
    line = contract.dump(Skipped("x.pdf", "unsupported-format", "PDF is not read"))
    assert msgspec.json.decode(line) == {
        "skipped": {"path": "x.pdf", "reason": "unsupported-format", "detail": "PDF is not read"}
    }


def test_an_object_of_another_shape_is_refused(reading: Reading) -> None:
    data = contract.reading_object(reading)
    data["attributions"][0]["form"] = "sung"
    with pytest.raises(msgspec.ValidationError, match="sung"):
        contract.reading_from(data, "0" * 64)
