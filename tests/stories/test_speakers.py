"""Invented hard cases, read whole with the shipped model: who said it?"""

import hashlib

import pytest

from onrecord.ingest import parse
from onrecord.read import read
from onrecord.tag import Tagger, load_tagger
from onrecord.types import Original, Reading


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def reading(text: str, tagger: Tagger, path: str = "story.txt") -> Reading:
    data = text.encode()
    return read(parse(Original(path, data, hashlib.sha256(data).hexdigest())), tagger)


def speakers(text: str, tagger: Tagger) -> dict[str, str | None]:
    """Who speaks, by the first words of what is said."""
    found = reading(text, tagger).attributions
    return {
        " ".join(a.content.text.strip("“”\"‘'").split()[:3]): a.speaker.name if a.speaker else None
        for a in found
        if a.parent is None
    }


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nadia Colby wept in court.\n\nThe pathologist, Sunil Rao, said the wound was old.", "Sunil Rao"),
        ("Nadia Colby wept in court.\n\nThe barrister, Luke Amadi, said the wound was old.", "Luke Amadi"),
        ("A spokeswoman for the company, Marta Quill, said the wound was old.", "Marta Quill"),
        ("Dr. Sunil Rao, who led the team until 2018, said the wound was old.", "Sunil Rao"),
        ("Ann Rao met Bo Ende in Bel.\n\nMs. Rao left early. She said the wound was old.", "Ann Rao"),
        ("A senior official, who spoke on condition of anonymity, said the wound was old.", None),
    ],
)
def test_a_description_and_a_name_are_one_speaker(text: str, speaker: str | None, tagger: Tagger) -> None:
    (found,) = [a for a in reading(text, tagger).attributions if "old" in a.content.text]
    assert found.speaker is not None
    assert found.speaker.kind == ("unnamed" if speaker is None else "person")
    assert speaker is None or found.speaker.name == speaker


def test_two_short_quotations_beside_each_other_keep_their_speakers(tagger: Tagger) -> None:
    text = '"It works," Anna Bell said. "It fails," Owen Tate said.'
    assert speakers(text, tagger) == {"It works,": "Anna Bell", "It fails,": "Owen Tate"}


def test_a_dateline_does_not_speak(tagger: Tagger) -> None:
    text = "HALVERTON, 12 March 2024 - The minister said on Tuesday that the pier was safe."
    (found,) = reading(text, tagger).attributions
    assert found.source is not None
    assert found.source.text == "The minister"


def test_a_headline_s_source_does_not_say_the_story(tagger: Tagger) -> None:
    page = "<h1>Most voters want tram, poll finds</h1><p>The mayor of Arby, Judith Okoro, opened a school in Bel.</p>"
    found = reading(f"<html><body><article>{page}</article></body></html>", tagger, "story.html")
    assert all("opened a school" not in a.content.text for a in found.attributions)


def test_mrs_is_the_wife_where_the_report_says_so(tagger: Tagger) -> None:
    text = (
        "Mark Ferris said on Monday that he would stay. His wife, Dana Ferris, who runs her own shop, left.\n\n"
        "Mrs. Ferris said she had the books."
    )
    (found,) = [a for a in reading(text, tagger).attributions if "books" in a.content.text]
    assert found.speaker is not None
    assert found.speaker.name == "Dana Ferris"


def test_capitals_and_small_letters_are_one_name(tagger: Tagger) -> None:
    text = "MR. RUDD: I was there.\n\nTHE CHAIR: Thank you, Mr. Rudd.\n\nMR. RUDD: You are welcome, I am sure."
    names = {
        a.speaker.name
        for a in reading(text, tagger).attributions
        if a.speaker and "RUDD" in (a.source.text if a.source else "")
    }
    assert len(names) == 1


def test_what_somebody_was_told_is_nobody_s_statement(tagger: Tagger) -> None:
    text = "Ann Rao was told on Monday that the bridge would close."
    assert [a.speaker for a in reading(text, tagger).attributions] == [None]


def test_a_chain_of_three_voices_is_kept(tagger: Tagger) -> None:
    text = "Ann Rao said the mayor had told her that the officials had denied the report."
    found = reading(text, tagger).attributions
    parents = {a.cue.text: a.parent for a in found if a.cue}
    assert len(found) >= 2
    assert [cue for cue, parent in parents.items() if parent is None] == ["said"]


def test_an_e_mail_quoted_in_full_ends_where_the_reporter_is_back(tagger: Tagger) -> None:
    text = (
        "The bank sacked its guard in May.\n\nIn an e-mail on Monday, Chidi Okafor wrote the following:\n\n"
        "I saw the vault open at noon and told my manager.\n\nNobody asked me about it, and we were sent home.\n\n"
        "The papers are not complete.\n\nThe bank declined to comment. It said it would look into the matter.\n"
    )
    found = {a.source.text: a for a in reading(text, tagger).attributions if a.source and a.parent is None}
    assert found["Chidi Okafor"].content.text.endswith("The papers are not complete.")
    assert found["The bank"].act == "decline"


def test_a_spokesman_is_not_the_man_he_speaks_for(tagger: Tagger) -> None:
    text = "The warden's spokesman, Lew Katz, said the warden had said he knew. The warden said no."
    found = {a.content.text: a.speaker for a in reading(text, tagger).attributions}
    speaker = found["he knew"]
    assert speaker is not None
    assert speaker == found["no"]
    assert speaker.name.lower() == "the warden"
