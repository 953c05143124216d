"""Make the reader that ``read``, ``add`` and ``demo`` share: the model is loaded once, when it is first needed."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.flow.one import Reader
    from onrecord.types import Document


def make_reader(bundle: Path | None) -> "Reader":
    """The reader with its model. Raises ``BundleMissing`` or ``BundleDamaged``."""
    from onrecord import __version__
    from onrecord.flow.one import Reader
    from onrecord.ingest import unread
    from onrecord.read import read
    from onrecord.tag import load_tagger
    from onrecord.types import Reading

    # More than four threads gain nothing on texts of this size.
    tagger = load_tagger(bundle, threads=min(4, os.cpu_count() or 1))

    def read_in_its_language(document: "Document") -> Reading:
        note = unread(document, tagger.language)
        return read(document, tagger) if note is None else Reading(document, (), notes=(*document.notes, note))

    return Reader(read=read_in_its_language, version=f"onrecord-{__version__}/{tagger.version}")
