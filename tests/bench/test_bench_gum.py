"""GUM's articles are laid out as a reader sees them, and its mentions are found there by their offsets."""

import sys
from pathlib import Path

import pytest

import coreference
from gum import Word, head_of, read_gum
from onrecord.errors import InputRefused
from onrecord.types import Span

GUM = Path(__file__).parents[3] / "shared" / "data" / "gum_news"

# One article: "Ms. Roe, 40, left. She can't wait. Reporters saw Roe."
XML = """<text id="GUM_news_x" partition="dev">
<head>
<s>
Ms.\tNP\tMs.\tNP0\tPROPN\tnmod:desc\t_
Roe\tNP\tRoe\tNP0\tPROPN\tnsubj\t_
,\t,\t,\tPUN\tPUNCT\tpunct\t_
<w>
40\tCD\t40\tCRD\tNUM\tappos\t_
-\tHYPH\t-\tPUN\tPUNCT\tpunct\t_
ish\tJJ\tish\tAJ0\tADJ\tamod\t_
</w>
,\t,\t,\tPUN\tPUNCT\tpunct\t_
left\tVVD\tleave\tVVD\tVERB\troot\t_
.\tSENT\t.\tPUN\tPUNCT\tpunct\t_
</s>
</head>
<p>
<s>
<q>
"\t``\t"\tPUQ\tPUNCT\tpunct\t_
She\tPP\tshe\tPNP\tPRON\tnsubj\t_
ca\tMD\tcan\tVM0\tAUX\taux\t_
n't\tRB\tnot\tXX0\tPART\tadvmod\t_
wait\tVV\twait\tVVI\tVERB\troot\t_
😀\tSYM\t_\tUNC\tSYM\tdep\t_
"\t''\t"\tPUQ\tPUNCT\tpunct\t_
</q>
</s>
<figure rend="x">
<caption>
<s>
A&amp;M\tNP\tA&amp;M\tNP0\tPROPN\tnsubj\t_
saw\tVVD\tsee\tVVD\tVERB\troot\t_
Roe\tNP\tRoe\tNP0\tPROPN\tobj\t_
</s>
</caption>
</figure>
</p>
</text>
"""
TEXT = 'Ms. Roe, 40-ish, left.\n\n"She can\'t wait 😀"\n\nA&M saw Roe'
FORMS = ["Ms.", "Roe", ",", "40", "-", "ish", ",", "left", ".", '"', "She", "ca", "n't", "wait", "😀", '"']
FORMS += ["A&M", "saw", "Roe"]
CELLS = {0: "(person-1-Jo_%28Roe%29", 1: "person-1-Jo_%28Roe%29)", 10: "(person-1)", 16: "(organization-2)"}
CELLS |= {18: "(person-1(abstract-3)person-1)"}


def written(folder: Path, cells: dict[int, str], forms: list[str] = FORMS) -> Path:
    (folder / "GUM_news_x.xml").write_text(XML, encoding="utf-8")
    rows = [f"{n}\t{form}\t{cells.get(n, '_')}" for n, form in enumerate(forms)]
    lines = ["# begin document GUM_news_x", *rows, "# end document", ""]
    (folder / "GUM_news_x.conll").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_an_article_is_laid_out_as_a_reader_sees_it(tmp_path: Path) -> None:
    (article,) = read_gum(written(tmp_path, CELLS))
    assert (article.name, article.part, article.text) == ("GUM_news_x", "dev", TEXT)
    assert article.chains is None


def test_mentions_and_heads_are_found_in_the_text_by_their_offsets(tmp_path: Path) -> None:
    (article,) = read_gum(written(tmp_path, CELLS), tmp_path)
    assert article.chains is not None
    found = [
        (chain.type, [(TEXT[slice(*m.span)], TEXT[slice(*m.head)]) for m in chain.mentions]) for chain in article.chains
    ]
    assert found == [
        ("person", [("Ms. Roe", "Roe"), ("She", "She"), ("Roe", "Roe")]),
        ("organization", [("A&M", "A&M")]),
        ("abstract", [("Roe", "Roe")]),
    ]


def test_a_coreference_file_of_another_release_is_refused(tmp_path: Path) -> None:
    written(tmp_path, CELLS, [*FORMS[:2], "…", *FORMS[3:]])
    with pytest.raises(InputRefused, match="word 2 differs"):
        list(read_gum(tmp_path, tmp_path))
    written(tmp_path, CELLS, [*FORMS, "more"])
    with pytest.raises(InputRefused, match="20 words, not 19"):
        list(read_gum(tmp_path, tmp_path))


@pytest.mark.parametrize("cells", [{3: "(person-1"}, {3: "person-1)"}])
def test_an_entity_without_beginning_or_end_is_refused(tmp_path: Path, cells: dict[int, str]) -> None:
    with pytest.raises(InputRefused, match="Entity 1"):
        list(read_gum(written(tmp_path, cells), tmp_path))


def test_a_file_that_is_no_xml_is_refused(tmp_path: Path) -> None:
    (tmp_path / "GUM_news_y.xml").write_text("<text>")
    with pytest.raises(InputRefused, match="well-formed"):
        list(read_gum(tmp_path))


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("the/DT/DET/det former/JJ/ADJ/amod envoy/NN/NOUN/nsubj who/WP/PRON/nsubj left/VVD/VERB/acl:relcl", "envoy"),
        (
            "Envoy/NP/PROPN/nmod:desc Marc/NP/PROPN/nsubj Delacroix/NP/PROPN/flat ,/,/PUNCT/punct 40/CD/NUM/appos",
            "Delacroix",
        ),
        ("Anna/NP/PROPN/nsubj Udvar/NP/PROPN/flat -/HYPH/PUNCT/punct Hazy/NP/PROPN/flat", "Hazy"),
        ("the/DT/DET/det envoy/NN/NOUN/nmod:poss 's/POS/PART/case", "envoy"),
        ("Governor/NP/PROPN/nmod:desc of/IN/ADP/case Maine/NP/PROPN/nmod Jo/NP/PROPN/nsubj Roe/NP/PROPN/flat", "Roe"),
        ("the/DT/DET/det Air/NP/PROPN/compound and/CC/CCONJ/cc Space/NP/PROPN/conj Museum/NP/PROPN/obl", "Museum"),
        ("officials/NNS/NOUN/nsubj of/IN/ADP/case the/DT/DET/det port/NN/NOUN/nmod", "officials"),
    ],
)
def test_the_head_of_a_mention_is_its_noun_or_the_last_word_of_its_name(words: str, head: str) -> None:
    found = []
    for n, word in enumerate(words.split()):
        form, tag, part, relation = word.split("/")
        found.append(Word(form, tag, part, relation, Span(n, n + 1)))
    assert head_of(found).form == head


def test_articles_without_a_coreference_layer_are_skipped_with_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (written(tmp_path, CELLS) / "GUM_news_x.conll").unlink()
    monkeypatch.setattr(sys, "argv", ["coreference.py", "--gum", str(tmp_path)])
    coreference.main()
    assert "skipped, 1 articles" in capsys.readouterr().out
    monkeypatch.setattr(sys, "argv", ["coreference.py", "--gum", str(tmp_path / "none")])
    coreference.main()
    assert "skipped, no article" in capsys.readouterr().out


def test_texts_are_written_as_they_are_scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, CELLS)
    monkeypatch.setattr(sys, "argv", ["coreference.py", "--gum", str(tmp_path), "--texts", str(tmp_path / "out")])
    coreference.main()
    assert (tmp_path / "out" / "GUM_news_x.txt").read_bytes().decode() == TEXT


@pytest.mark.skipif(not GUM.is_dir(), reason=f"no GUM news articles at {GUM}")
def test_every_gum_article_is_taken_in_as_its_own_text() -> None:
    articles = list(read_gum(GUM))
    assert len(articles) == 24
    assert {article.part for article in articles} == set(coreference.PARTS)
    for article in articles:
        assert coreference.document_of(article).text == article.text
        assert "  " not in article.text and " ," not in article.text and "( " not in article.text
