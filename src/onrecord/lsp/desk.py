"""What drafts are checked against while they are written: files that lie beside them, or a record."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from onrecord.flow import Reader
from onrecord.flow.check import Checked, check_against_found, check_in_reports
from onrecord.flow.one import inputs
from onrecord.store import Record
from onrecord.types import Original, Skipped

_SUFFIXES = {"html": ".html", "markdown": ".md"}


@dataclass(slots=True)
class Desk:
    """The sources of an editor's drafts. ``paths`` are files, folders and containers; without any, the ``record`` is.

    ``make_reader`` loads the model when the first draft is checked.
    """

    make_reader: Callable[[], Reader]
    paths: tuple[str, ...] = ()
    record: Path | str | None = None
    _reader: Reader | None = field(default=None, repr=False)
    _sources: tuple[Original | Skipped, ...] | None = field(default=None, repr=False)

    def check(self, uri: str, language: str, text: str) -> Checked:
        """Check a draft as it stands in the editor. Raises ``InputRefused``, ``RecordError`` and ``BundleMissing``."""
        if self._reader is None:
            self._reader = self.make_reader()
        draft = draft_of(uri, language, text)
        if self.record is not None and not self.paths:
            with Record.open(self.record, read_only=True) as record:
                return check_in_reports(draft, record, self._reader)
        if self._sources is None:
            self._sources = tuple(inputs(self.paths, strict=False))
        return check_against_found(draft, self._sources, self._reader)

    def renew(self) -> None:
        """Forget the sources' bytes: they are read again for the next check."""
        self._sources = None


def draft_of(uri: str, language: str, text: str) -> Original:
    """A text in the editor as an input. ``language`` is the editor's word for its kind, such as ``markdown``."""
    path = unquote(urlsplit(uri).path) or "draft"
    suffix = _SUFFIXES.get(language)
    if suffix is not None and PurePosixPath(path).suffix.lower() not in (suffix, ".htm", ".markdown"):
        path += suffix
    data = text.encode("utf-8", errors="replace")
    return Original(path, data, hashlib.sha256(data).hexdigest())
