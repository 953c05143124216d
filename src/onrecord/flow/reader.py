"""The reader of a model bundle, and what it is called: the same version reads the same text the same way."""

from pathlib import Path

from onrecord import __version__
from onrecord.flow.one import Reader
from onrecord.ingest import unread
from onrecord.read import read
from onrecord.types import Document, Reading


def bundle_reader(bundle: Path | None = None, threads: int = 1) -> Reader:
    """The reader with its model (by default the shipped one), on so many threads.

    Raises ``BundleMissing`` or ``BundleDamaged``.
    """
    from onrecord.tag import load_tagger  # noqa: PLC0415  # loads the model's libraries, which only readers need

    tagger = load_tagger(bundle, threads=threads)

    def read_in_its_language(document: Document) -> Reading:
        note = unread(document, tagger.language)
        return read(document, tagger) if note is None else Reading(document, (), notes=(*document.notes, note))

    return Reader(read=read_in_its_language, version=f"onrecord-{__version__}/{tagger.version}")


def worker_reader(bundle: str | None) -> Reader:
    """The reader of one worker among many: on one thread, since the other cores have workers of their own."""
    return bundle_reader(None if bundle is None else Path(bundle), threads=1)
