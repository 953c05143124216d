"""An input to a document, whatever its kind: its bytes say which loader reads it."""

from dataclasses import replace

from onrecord.errors import InputRefused
from onrecord.ingest.assemble import told_language
from onrecord.ingest.feed import entry_document
from onrecord.ingest.loaders import LOADERS
from onrecord.ingest.page import page_document
from onrecord.ingest.parse import parse as parse_text
from onrecord.ingest.rows import row_document
from onrecord.ingest.sniff import CONTAINERS, HEAD, Kind, is_unreadable_office, kind_of
from onrecord.ingest.worker import WORKER, Job, Worker
from onrecord.types import Document, Original, PageBox, Span

_PAGE_TYPES = (b"<!doctype html", b"<html")


def parse(original: Original, *, worker: Worker = WORKER) -> Document:
    """The document an input holds.

    PDF, Office files and mails are read in a second process, which is killed when one takes too long. Raises
    ``InputRefused`` with one of the reasons of docs/reference/formats.md; ``container`` for an input that holds many
    documents, which ``originals`` gives one by one.
    """
    kind = kind_in(original)
    if kind in LOADERS or kind == "plugin":
        found = worker.do(Job("parse", kind, original)).document
        if found is None:
            raise InputRefused(original.path, "reader-died", "The reader of such files gave no answer; try again.")
        document = replace(found, language=told_language(found))
    elif kind == "entry":
        document = entry_document(original)
    elif kind == "row":
        document = row_document(original)
        document = replace(document, language=told_language(document))
    elif kind in CONTAINERS or kind == "damaged":
        raise _container(original, kind)
    else:
        document = _text(original)
    return _with_given(document, original)


def boxes(original: Original, spans: tuple[Span, ...], *, worker: Worker = WORKER) -> tuple[PageBox, ...]:
    """Where passages of a PDF's document stand on its pages, a box for each line, in order.

    Empty for every other kind, which has no pages. Raises ``InputRefused`` where the file cannot be read.
    """
    return worker.do(Job("boxes", "pdf", original, spans)).boxes if kind_in(original) == "pdf" else ()


def kind_in(original: Original) -> Kind:
    """The kind of an input: what its container says, or what its bytes say."""
    if original.given is not None and original.given.kind in ("mail", "entry", "row"):
        return original.given.kind  # type: ignore[return-value]  # mypy does not narrow an attribute by ``in``
    kind = kind_of(original.data[:HEAD], original.path)
    if kind == "zip":
        from io import BytesIO  # noqa: PLC0415

        from onrecord.ingest.zipped import kind_of_zip  # noqa: PLC0415  # few inputs are zip files

        return kind_of_zip(BytesIO(original.data))
    return kind


def _container(original: Original, kind: Kind) -> InputRefused:
    if kind == "damaged":
        detail = "The zip file is damaged or its list of members is too long; save or fetch it again."
        return InputRefused(original.path, "damaged", detail)
    detail = f"This is a container ({kind}) that holds many documents, read one by one; wanted one document."
    return InputRefused(original.path, "container", detail)


def _text(original: Original) -> Document:
    """A page or a plain text. The encoding it was sent in is believed before the one it declares."""
    if is_unreadable_office(original.data):
        detail = "This is an Office file of before 2007 or an Outlook message; save it as .docx or .eml."
        raise InputRefused(original.path, "binary", detail)
    encoding = original.given.encoding if original.given else None
    text = _as_sent(original.data, encoding) if encoding else None
    if text is None:
        return parse_text(original)
    if original.data[:HEAD].lstrip()[:200].lower().startswith(_PAGE_TYPES):
        return page_document(original, text)
    return parse_text(original)


def _as_sent(data: bytes, encoding: str) -> str | None:
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or encoding in ("utf-7", "utf7"):
        return None
    try:
        text = data.decode("cp1252" if encoding in ("iso-8859-1", "latin-1", "us-ascii", "ascii") else encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
    return text if isinstance(text, str) and "\0" not in text else None


def _with_given(document: Document, original: Original) -> Document:
    given = original.given
    if given is None:
        return document
    return replace(
        document,
        url=given.url or document.url,
        publisher=document.publisher or given.publisher,
        language=document.language or given.language,
    )
