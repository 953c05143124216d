"""A text in another language is kept, marked and not read for statements."""

from pathlib import Path

from onrecord.cli.reader import make_reader
from onrecord.flow import read_paths
from onrecord.types import Reading

FRENCH = (
    "Le port ferme\n\nLe maire a déclaré que le port serait fermé lundi. Les habitants de la ville ont protesté contre "
    "cette décision, qui leur paraît injuste et mal préparée par la mairie.\n"
)


def test_a_french_report_says_that_it_was_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (reading,) = [one for one in read_paths([str(tmp_path)], make_reader(None)) if isinstance(one, Reading)]
    assert reading.document.language == "fr"
    assert reading.attributions == ()
    assert [note.code for note in reading.notes] == ["language-not-read"]
