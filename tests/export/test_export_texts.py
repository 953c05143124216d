"""Formats with a text of their own: brat, CAS, TEI and Citron, each opened with a library that is not ours."""

import io
import json
import zipfile

import cassis
import pytest
from export_reports import filed, written
from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
WORDS = [
    '"=we\u0301 saw <b>nothing</b> & left"', '"the 🏳️‍🌈 door was open"', 'that Okafor said "no" twice', '"no"',
    "twice.\nNothing has been heard", '"-1 \x0b is all"',
]  # fmt: skip


def files(name: str, full_text: bool) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(written(name, full_text=full_text))) as archive:
        assert archive.testzip() is None
        return {one: archive.read(one).decode() for one in archive.namelist()}


@pytest.mark.parametrize("full_text", [False, True])
def test_brat_s_spans_hold_their_words(full_text: bool) -> None:
    found = files("brat", full_text)
    text, lines = (next(found[name] for name in found if name.endswith(end)) for end in (".txt", ".ann"))
    contents = 0
    for line in lines.removesuffix("\n").split("\n"):
        if not line.startswith("T"):
            continue
        _, place, words = line.split("\t")
        type_, spans = place.split(" ", 1)
        assert " ".join(text[int(a) : int(b)] for a, b in (one.split() for one in spans.split(";"))) == words
        contents += type_ == "Content"
    assert contents == 5


@pytest.mark.parametrize("full_text", [False, True])
def test_cassis_reads_the_cas_and_finds_the_words(full_text: bool) -> None:
    (data,) = files("cas", full_text).values()
    cas = cassis.load_cas_from_json(data)
    found = cas.select("onrecord.Content")
    assert sorted(one.get_covered_text() for one in found) == sorted(WORDS)
    assert {one.cue.get_covered_text() for one in found if one.cue} == {"said", "told", "denied"}
    assert {one.speaker for one in found} == {"Ada Okafor", "Ben Marsh", None}


@pytest.mark.parametrize("full_text", [False, True])
def test_citron_s_spans_hold_their_words(full_text: bool) -> None:
    (data,) = files("citron", full_text).values()
    found = json.loads(data)
    quotes = found["quotes"]
    assert len(quotes) == 4
    for quote in quotes:
        for span in (quote["cue"], *quote["sources"], *quote["contents"]):
            assert found["text"][span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize("full_text", [False, True])
def test_tei_is_well_formed_and_every_pointer_leads_somewhere(full_text: bool) -> None:
    root = etree.fromstring(written("tei", full_text=full_text))
    ids = [one.get(XML_ID) for one in root.iter() if one.get(XML_ID)]
    assert len(ids) == len(set(ids))
    pointers = [one.get(name) for one in root.iter() for name in ("who", "toWhom", "corresp", "next", "prev")]
    assert {one.removeprefix("#") for one in pointers if one} <= set(ids)
    text = "".join(root.find(f".//{TEI}ab").itertext())
    if full_text:
        assert text == filed().document.text.replace("\x0b", "\ufffd")
    said = {one.get(XML_ID): one for one in root.iter(f"{TEI}said")}
    whole = []
    for one in said.values():
        if one.get("prev") is None:
            whole.append("")
            while one is not None:
                whole[-1] += "".join(one.itertext())
                one = said.get((one.get("next") or "#")[1:])
    joined = [WORDS[0] + WORDS[1], *WORDS[2:]]
    assert sorted(whole) == sorted(words.replace("\x0b", "\ufffd") for words in joined)
    assert {one.get("direct") for one in said.values()} == {"true", "false"}
