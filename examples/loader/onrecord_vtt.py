"""A loader in one file: subtitles (WebVTT, ``.vtt``) as a transcript in which everybody who speaks is named.

Subtitles name the voice in a tag, ``<v Ada Okafor>We were told.</v>``. Lines of one voice that follow each other become
one turn, ``Ada Okafor: We were told.``, which onrecord reads as a transcript.
"""

import html
import re

from onrecord.errors import InputRefused
from onrecord.ingest import Facts, Part, assembled
from onrecord.types import Document, Original

_TIMES = re.compile(r"^[\d:.]+ --> [\d:.]+.*$")
_VOICE = re.compile(r"<v(?:\.[^ >]+)? ([^>]+)>")
_TAG = re.compile(r"<[^>]*>")


def vtt_document(original: Original) -> Document:
    """The document of a file of subtitles. Raises ``InputRefused`` for what is none, and for one without words."""
    text = original.data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if not text.startswith("WEBVTT"):
        raise InputRefused(original.path, "damaged", "Subtitles begin with WEBVTT, and this does not; save them again.")
    header, *cues = re.split(r"\n{2,}", text)
    title = header.removeprefix("WEBVTT").split("\n")[0].strip(" -\t") or None
    turns: list[tuple[str | None, str]] = []
    for cue in cues:
        for voice, words in _said(cue):
            if turns and turns[-1][0] == voice:
                turns[-1] = (voice, f"{turns[-1][1]} {words}")
            else:
                turns.append((voice, words))
    parts = [Part(words if voice is None else f"{voice}: {words}") for voice, words in turns]
    return assembled(original, parts, Facts(title=title))


def _said(cue: str) -> list[tuple[str | None, str]]:
    """Who says what in one cue; nobody in a note or a style."""
    lines = cue.split("\n")
    at = next((n for n, line in enumerate(lines) if _TIMES.match(line)), None)
    if at is None:
        return []
    body = " ".join(lines[at + 1 :])
    pieces = _VOICE.split(body)
    told = [(None, pieces[0]), *zip(pieces[1::2], pieces[2::2], strict=True)]
    plain = [(voice, " ".join(html.unescape(_TAG.sub("", words)).split())) for voice, words in told]
    return [(voice, words) for voice, words in plain if words]
