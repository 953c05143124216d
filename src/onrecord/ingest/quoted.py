"""The body of a plain mail as parts: what the writer wrote, what is quoted from whom, the signature."""

import re
from dataclasses import dataclass

from onrecord.ingest.assemble import Part
from onrecord.ingest.plain import paragraph_spans

_MARK = re.compile(r"(?:[ \t]?>)+ ?")
_SIGNATURE = re.compile(r"-- ?")
_FORWARDED = re.compile(
    r"(?:-{2,}|_{5,}|\*{3,})\s*(?:(?:original|forwarded) (?:message|mail)[^\n]{0,80}?)?\s*(?:-{2,}|_*|\*{3,})\s*"
    r"|begin forwarded message:\s*",
    re.I,
)
_HEADER = re.compile(r"\*?(?:from|sent|date|to|cc|subject|von|gesendet|an|betreff|de|envoyé|à|objet)\s?:\*?\s.*", re.I)
_INTRODUCTION = re.compile(r"(?:on|am|le|el|il|op|den)\b[^\n]{4,200}(?:\n[^\n]{1,200})?\S\s?:", re.I)


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines of the same depth of quotation, without their marks."""

    depth: int
    lines: tuple[str, ...]


def body_parts(text: str, *, flowed: bool = False) -> list[Part]:
    """The parts of a mail's plain text, in its order.

    Lines behind ``>`` are quotations; so is everything after "Original Message" and the headers below it. The line
    that says whose words follow ("On 3 May Jane Roe wrote:") is one paragraph of its own. ``flowed`` joins lines
    that end in a space, as RFC 3676 has it.
    """
    parts: list[Part] = []
    for run in _runs(text.splitlines()):
        lines = _joined(run.lines) if flowed else run.lines
        parts += _quoted(lines) if run.depth else _written(lines)
    return parts


def _runs(lines: list[str]) -> list[_Run]:
    runs: list[tuple[int, list[str]]] = []
    for line in lines:
        found = _MARK.match(line)
        depth = found.group().count(">") if found else 0
        bare = line[found.end() :] if found else line
        if not runs or runs[-1][0] != depth:
            runs.append((depth, []))
        runs[-1][1].append(bare)
    return [_Run(depth, tuple(bare)) for depth, bare in runs]


def _joined(lines: tuple[str, ...]) -> tuple[str, ...]:
    joined: list[str] = []
    open_line = False
    for line in lines:
        if open_line:
            joined[-1] += line
        else:
            joined.append(line)
        open_line = line.endswith(" ") and line != "-- "
    return tuple(joined)


def _quoted(lines: tuple[str, ...]) -> list[Part]:
    return [_introduced(text, "quotation") for text in _whole(_paragraphs(lines))]


def _whole(texts: list[str]) -> list[str]:
    """The paragraphs, the line that introduces a quotation put together where it was wrapped."""
    if len(texts) > 1 and _INTRODUCTION.fullmatch(f"{texts[-2]}\n{texts[-1]}"):
        return [*texts[:-2], f"{texts[-2]}\n{texts[-1]}"]
    return texts


def _introduced(text: str, kind: str) -> Part:
    if _INTRODUCTION.fullmatch(text) and len(text) <= 400:
        return Part(text, "paragraph")
    return Part(text, "quotation" if kind == "quotation" else "paragraph")


def _written(lines: tuple[str, ...]) -> list[Part]:
    at = next((n for n, line in enumerate(lines) if _FORWARDED.fullmatch(line) and line.strip()), None)
    if at is not None and _is_header_block(lines[at + 1 :]):
        return [*_written(lines[:at]), Part(lines[at], "furniture"), *_forwarded(lines[at + 1 :])]
    at = next((n for n, line in enumerate(lines) if _SIGNATURE.fullmatch(line)), None)
    if at is not None:
        signature = "\n".join(lines[at + 1 :]).strip()
        return [*_written(lines[:at]), *([Part(signature, "furniture")] if signature else [])]
    return [_introduced(text, "paragraph") for text in _whole(_paragraphs(lines))]


def _is_header_block(lines: tuple[str, ...]) -> bool:
    below = [line for line in lines[:8] if line.strip()]
    return len(below) > 1 and all(_HEADER.match(line) for line in below[:2])


def _forwarded(lines: tuple[str, ...]) -> list[Part]:
    """The header lines of the mail within as one paragraph, which names its writer, and its text as quotations."""
    n = next((n for n, line in enumerate(lines) if line.strip()), 0)
    end = n
    while end < len(lines) and _HEADER.match(lines[end]):
        end += 1
    head = "\n".join(line.strip() for line in lines[n:end])
    rest = lines[end:]
    at = next((n for n, line in enumerate(rest) if _FORWARDED.fullmatch(line) and line.strip()), None)
    if at is not None and _is_header_block(rest[at + 1 :]):
        inner = [Part(rest[at], "furniture"), *_forwarded(rest[at + 1 :])]
        return [Part(head), *_quoted(rest[:at]), *inner]
    return [Part(head), *_quoted(rest)]


def _paragraphs(lines: tuple[str, ...]) -> list[str]:
    text = "\n".join(lines)
    return [text[span.start : span.end] for span in paragraph_spans(text)]
