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


def test_an_office_has_the_date_that_the_apposition_gives_it(tagger: Tagger) -> None:
    text = "Pier closes.\n\nEmil Vadéc, who served as chief inspector until December 2018, said the pier was unsafe."
    (party,) = [p for p in reading(text, tagger).people if p.name == "Emil Vadéc"]
    assert [(office.until, "chief inspector" in office.title) for office in party.roles] == [("2018-12", True)]


def test_a_wire_s_credit_is_part_of_the_chain(tagger: Tagger) -> None:
    text = "Pier closes\n\nBELPORT (AP) — Mayor Ann Rao said that the pier would close.\n\nShe said it was unsafe."
    found = reading(text, tagger).attributions
    assert [[voice.name for voice in a.chain] for a in found] == [["Ann Rao", "Associated Press"]] * 2


def test_two_people_with_one_surname_stay_two(tagger: Tagger) -> None:
    text = (
        "Talks fail.\n\nIlse Marrow, an engineer, met Pieter Marrow, a deckhand, in Bel. Ilse Marrow said the pins "
        "were old. Pieter Marrow said nothing was wrong."
    )
    names = [a.speaker.name for a in reading(text, tagger).attributions if a.speaker]
    assert names == ["Ilse Marrow", "Pieter Marrow"]


def test_a_misspelled_name_is_the_person(tagger: Tagger) -> None:
    text = (
        "Pier closes.\n\nIlse Marrow, an engineer, warned the town in June that the pier was unsafe. "
        "“Nobody answered,” Ms. Marow said."
    )
    assert {a.speaker.name for a in reading(text, tagger).attributions if a.speaker} == {"Ilse Marrow"}


def test_an_organisation_speaks_under_its_acronym(tagger: Tagger) -> None:
    text = (
        "Rules change.\n\nThe Federal Bureau of Investigation said it had opened a case. The FBI said it would report "
        "in May. It declined to say more."
    )
    found = reading(text, tagger).attributions
    assert [(a.speaker.name, a.speaker.kind) for a in found if a.speaker] == [
        ("Federal Bureau of Investigation", "organisation")
    ] * 3


def test_a_document_speaks(tagger: Tagger) -> None:
    text = "Study out.\n\nA new report by the bank warned that prices would rise. The report said wages would fall."
    found = reading(text, tagger).attributions
    assert [(a.speaker.name, a.speaker.kind) for a in found if a.speaker] == [
        ("A new report by the bank", "document")
    ] * 2


def test_anonymous_officials_stay_two(tagger: Tagger) -> None:
    text = (
        "Talks fail.\n\nA senior official, who spoke on condition of anonymity, said the talks had failed. Another "
        "official denied that they had. The first official said he was sure."
    )
    keys = [a.speaker.key for a in reading(text, tagger).attributions if a.speaker]
    assert len(keys) == 3
    assert keys[0] == keys[2] != keys[1]


def test_a_spokesman_speaks_in_his_own_name(tagger: Tagger) -> None:
    text = "Shares fall.\n\nBen Ode, a spokesman for Veltra, said the plant would stay open."
    (found,) = reading(text, tagger).attributions
    assert found.speaker is not None
    assert found.speaker.name == "Ben Ode"


def test_nobody_speaks_where_nobody_is_named(tagger: Tagger) -> None:
    text = "Pier closes.\n\nIt was believed that the pier would hold."
    assert [a.speaker for a in reading(text, tagger).attributions] == [None]


def test_whom_it_was_told_to_is_the_addressee(tagger: Tagger) -> None:
    text = "Pier closes.\n\nAnn Rao told reporters on Monday that the pier was unsafe."
    (found,) = reading(text, tagger).attributions
    assert found.addressee is not None
    assert found.addressee.text == "reporters"


def test_a_digest_of_another_outlet_s_report_keeps_the_voices_apart(tagger: Tagger) -> None:
    text = (
        "Ferry ramp was unfit, paper says\n\nThe company that ran the ramp was warned a year before it fell, the "
        "Karsmouth Ledger reported on Monday.\n\nThe Ledger quoted a former inspector, Emil Vadéc, as saying that he "
        "had taken the memo to the ministry himself.\n"
    )
    found = reading(text, tagger).attributions
    chains = {a.content.text.split(" ", 2)[-1][:12]: [voice.name for voice in a.chain] for a in found}
    assert ["Emil Vadéc", "Karsmouth Ledger"] in chains.values()
    assert {chain[-1] for chain in chains.values()} == {"Karsmouth Ledger"}
