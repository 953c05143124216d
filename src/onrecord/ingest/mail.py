"""A mail to a document: its headers, the text its writer wrote, and what is quoted in it, as quotations.

The mail is taken apart by Python's own ``email`` (RFC 5322, MIME). The plain text is read where there is one worth
reading, else the page of HTML. Attachments are documents of their own; here they are only listed.
"""

import email
import email.header
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.message import Message
from email.utils import getaddresses

from onrecord.errors import InputRefused
from onrecord.ingest.assemble import Facts, Part, assembled
from onrecord.ingest.dates import posted_date
from onrecord.ingest.page import page_document
from onrecord.ingest.quoted import body_parts
from onrecord.ingest.worker import Attachment
from onrecord.types import BlockKind, Document, Original

MAX_PARTS = 500
"""Parts of one mail that are read."""

MAX_HEADER = 100_000
"""Bytes of the longest header read; reading one takes time that grows with its square."""

_WORTH_READING = 0.2  # of the letters of the HTML: "your program cannot show this mail" is not
_TURNED = re.compile(r"([^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*)?), ([^\W\d_][\w'’. -]*)")
_MAX_DEPTH = 20
_SHOWN = ("From", "To", "Cc", "Date")
_LISTED = 40


def mail_document(original: Original) -> Document:
    """The document of a mail. Raises ``InputRefused`` ``damaged``, ``too-deep``, ``too-large`` or ``empty``."""
    message = _message(original)
    parts = [Part(line, kind) for line, kind in _header_lines(message)]
    body, language = _body(message, original)
    if not body and not _header(message, "Subject"):
        raise InputRefused(original.path, "empty", "The mail holds no text; its attachments are read on their own.")
    parts += body
    names = [_name_of(part, n) for n, part in enumerate(_attached(message))][:_LISTED]
    parts += [Part(f"Attached: {', '.join(names)}", "furniture")] if names else []
    title, day = _header(message, "Subject"), posted_date(_header(message, "Date"))
    facts = Facts(title=title, authors=_writers(message), published=day, language=language)
    return assembled(original, parts, facts)


def mail_attachments(original: Original) -> tuple[Attachment, ...]:
    """The files that came with a mail, in order; pictures and signatures are left out."""
    found = []
    for n, part in enumerate(_attached(_message(original))):
        if part.get_content_maintype() in ("image", "audio", "video", "font") or _is_keys(part):
            continue
        found.append(Attachment(_name_of(part, n), part.get_content_type(), _bytes(part)))
    return tuple(found)


def _message(original: Original) -> Message:
    _refuse_hostile(original)
    try:
        message = email.message_from_bytes(original.data, policy=email.policy.compat32)
    except (MessageError, ValueError, LookupError, TypeError) as error:
        raise InputRefused(original.path, "damaged", f"The mail could not be read ({error}); save it again.") from error
    for n, (depth, _) in enumerate(_walk(message)):
        if n > MAX_PARTS:
            raise InputRefused(
                original.path, "too-large", f"The mail has more than {MAX_PARTS} parts; that is no report."
            )
        if depth > _MAX_DEPTH:
            raise InputRefused(
                original.path, "too-deep", f"Mails within mails more than {_MAX_DEPTH} deep; save them apart."
            )
    return message


def _refuse_hostile(original: Original) -> None:
    head = original.data.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    if len(head) > MAX_HEADER:
        detail = (
            f"The headers have {len(head):,} bytes; the most that is read is {MAX_HEADER:,}. Save its text as .txt."
        )
        raise InputRefused(original.path, "too-large", detail)


def _walk(message: Message) -> Iterator[tuple[int, Message]]:
    waiting: list[tuple[int, Message]] = [(0, message)]
    while waiting:
        depth, part = waiting.pop()
        yield depth, part
        if part.is_multipart():
            below = part.get_payload()
            inner = [child for child in below if isinstance(child, Message)] if isinstance(below, list) else []
            waiting += [(depth + 1, child) for child in reversed(inner)]


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no others; a mail that is attached counts as one."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        below = part.get_payload() if part.is_multipart() and part.get_content_maintype() == "multipart" else None
        if isinstance(below, list):
            waiting += [child for child in reversed(below) if isinstance(child, Message)]
        else:
            yield part


def _is_body(part: Message) -> bool:
    # A mail that says it has parts and has none is a text.
    text = part.get_content_type() in ("text/plain", "text/html") or part.get_content_maintype() == "multipart"
    return text and part.get_content_disposition() != "attachment" and not part.get_filename()


def _attached(message: Message) -> list[Message]:
    return [part for part in _leaves(message) if not _is_body(part)]


def _is_keys(part: Message) -> bool:
    return part.get_content_type() in (
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
    )


def _body(message: Message, original: Original) -> tuple[list[Part], str | None]:
    texts = [part for part in _leaves(message) if _is_body(part)]
    plain = [part for part in texts if part.get_content_type() != "text/html"]
    pages = [part for part in texts if part.get_content_type() == "text/html"]
    written = [part for leaf in plain for part in body_parts(_decoded(leaf), flowed=_is_flowed(leaf))]
    if not pages:
        return written, None
    shown: list[Part] = []
    language = None
    for page in pages:
        found, language = _page_parts(_decoded(page), original)
        shown += found
    enough = _letters(written) >= _WORTH_READING * _letters(shown)
    return (written, language) if written and enough else (shown, language)


def _page_parts(markup: str, original: Original) -> tuple[list[Part], str | None]:
    try:
        # The language is told by its words outside the worker, which may not write the files that needs.
        document = page_document(replace(original, given=None), markup, by_words=False)
    except InputRefused as refused:
        if refused.reason == "empty":
            return [], None
        raise
    parts = [Part(document.text[b.span.start : b.span.end], b.kind) for b in document.blocks]
    return parts, document.language


def _letters(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts)


def _is_flowed(part: Message) -> bool:
    return str(part.get_param("format", "")).lower() == "flowed"


def _bytes(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        below = part.get_payload()
        return below[0].as_bytes() if isinstance(below, list) and isinstance(below[0], Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Message) -> str:
    data = _bytes(part)
    for encoding in (str(part.get_content_charset("utf-8")), "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _header(message: Message, name: str) -> str:
    """A header as text, on one line, its encoded words decoded; empty where there is none."""
    value = message.get(name)
    if value is None:
        return ""
    folded = " ".join(str(value).split())
    try:
        return " ".join(str(email.header.make_header(email.header.decode_header(folded))).split())
    except (MessageError, UnicodeError, LookupError, ValueError):
        return folded


def _header_lines(message: Message) -> Iterator[tuple[str, BlockKind]]:
    subject = _header(message, "Subject")
    if subject:
        yield subject, "heading"
    kinds: dict[str, BlockKind] = {"From": "byline", "Date": "dateline"}
    for name in _SHOWN:
        value = _header(message, name)
        if value:
            yield f"{name}: {value}", kinds.get(name, "furniture")


def _writers(message: Message) -> tuple[str, ...]:
    pairs = getaddresses([_header(message, "From")])
    return tuple(_as_said(name.strip("'\" ")) or address for name, address in pairs if name or address)


def _as_said(name: str) -> str:
    """``Roe, Jane``, as address books have it, the way it is said."""
    found = _TURNED.fullmatch(name)
    return f"{found.group(2)} {found.group(1)}" if found else name


def _name_of(part: Message, n: int) -> str:
    """The file's name as the mail gives it, without any path; made up where it gives none."""
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    name = " ".join(name.replace("\\", "/").rpartition("/")[2].split())
    subtype = part.get_content_subtype()
    ending = "eml" if part.get_content_type() == "message/rfc822" else subtype
    return name if name.strip(".") else f"part-{n + 1}.{ending}"
