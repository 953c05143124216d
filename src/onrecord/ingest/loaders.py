"""Which loader reads which kind. Each is imported when first needed: a page needs no PDF library."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

from onrecord.ingest.find import READABLE
from onrecord.ingest.plugged import plugin_document, plugin_ending
from onrecord.types import Document, Original, PageBox, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.ingest.worker import Attachment

LOADERS = {
    "pdf": ("pdf.document", "pdf_document"),
    "docx": ("docx", "docx_document"),
    "odt": ("odt", "odt_document"),
    "rtf": ("rtf", "rtf_document"),
    "mail": ("mail", "mail_document"),
}
"""Kind to file and function. All of them are run in the worker process."""


def document(kind: str, original: Original) -> Document:
    """The document of an input of this kind. Raises ``InputRefused``."""
    ending = plugin_ending(original.path, READABLE) if kind == "plugin" else None
    if ending is not None:
        return plugin_document(ending, original)
    file, name = LOADERS[kind]
    load = cast("Callable[[Original], Document]", getattr(import_module(f"onrecord.ingest.{file}"), name))
    return load(original)


def attachments(original: Original) -> "tuple[Attachment, ...]":
    """The files that came with a mail. Raises ``InputRefused``."""
    from onrecord.ingest.mail import mail_attachments  # noqa: PLC0415  # a page needs no mail library

    return mail_attachments(original)


def boxes(original: Original, spans: tuple[Span, ...]) -> tuple[PageBox, ...]:
    """Where passages of a PDF stand on its pages. Raises ``InputRefused``."""
    from onrecord.ingest.pdf.document import pdf_boxes  # noqa: PLC0415  # a page needs no PDF library

    return pdf_boxes(original, spans)
