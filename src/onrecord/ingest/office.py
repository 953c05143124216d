"""The zip file that a DOCX or ODT is: its parts, by name, under limits."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from onrecord.errors import InputRefused
from onrecord.ingest.xmltree import xml_tree
from onrecord.types import Original

MAX_PART = 60_000_000
"""Bytes of the longest part read. A book of a thousand pages has 30 MB of XML."""

MAX_PARTS = 10_000
_RATIO = 300  # XML of empty paragraphs shrinks 100 times; a bomb 1000 times
_SMALL = 5_000_000  # no ratio is looked at below this


@dataclass(frozen=True, slots=True)
class Office:
    """An opened office file."""

    path: str
    archive: zipfile.ZipFile

    def tree(self, name: str) -> Element | None:
        """A part as a tree, its names with their namespaces; ``None`` when there is no such part."""
        if name not in self.archive.NameToInfo:
            return None
        return xml_tree(self._part(name), self.path, namespaces=True)

    def whole(self, name: str) -> Element:
        """A part that has to be there. Raises ``InputRefused`` ``damaged``."""
        tree = self.tree(name)
        if tree is None:
            raise InputRefused(
                self.path, "damaged", f"The file has no {name} in it, which holds its text; save it again."
            )
        return tree

    def _part(self, name: str) -> bytes:
        info = self.archive.getinfo(name)
        if info.flag_bits & 1:
            raise InputRefused(self.path, "protected", "The file is locked with a password; save it without one.")
        try:
            with self.archive.open(info) as part:
                data = part.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
            raise InputRefused(self.path, "damaged", f"The file is damaged ({error}); save it again.") from error
        if len(data) > MAX_PART or (len(data) > _SMALL and len(data) > _RATIO * max(info.compress_size, 1)):
            detail = f"{name} unpacks to {len(data):,} bytes or more from {info.compress_size:,}; that is no report."
            raise InputRefused(self.path, "too-large", detail)
        return data


def opened(original: Original) -> Office:
    """The office file in some bytes. Raises ``InputRefused`` ``damaged`` or ``too-large``."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(original.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        detail = f"The file is damaged ({error}); save it again."
        raise InputRefused(original.path, "damaged", detail) from error
    if len(archive.infolist()) > MAX_PARTS:
        detail = f"The file has more than {MAX_PARTS:,} parts; that is no report."
        raise InputRefused(original.path, "too-large", detail)
    return Office(original.path, archive)
