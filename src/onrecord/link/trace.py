"""Reports that may carry a wording to its saying: versions by date, the steps between them, what changed on each.

Pure: reports come in as values, and their order does not matter.
"""

from collections.abc import Iterable, Sequence

from onrecord.ingest.alike import Family, families
from onrecord.link.origins import origins, together
from onrecord.link.path import steps
from onrecord.link.saying import Carrier, Saying, Version
from onrecord.link.version import version_in
from onrecord.quote import split_words, take_apart

_LAST = "9999-99-99"


def trace(asked: str, carriers: Sequence[Carrier], n_reports: int, *, is_whole: bool = True) -> Saying:
    """The saying of a wording among the reports that may have it, ``n_reports`` being all that there are.

    Without a version the saying is empty: the wording was not found in these reports.
    """
    known = {one.document.id: one for one in carriers}
    draft = take_apart(asked)
    found = [version_in(one, draft, split_words(one.document.text)) for one in known.values()]
    versions = tuple(sorted((one for one in found if one is not None), key=_age))
    held = {one.document_id: known[one.document_id] for one in versions}
    same = [frozenset((one.origin, *(copy.id for copy in one.copies))) for one in _families(held.values())]
    groups = together(versions, same)
    way = steps(versions, held, groups)
    return Saying(
        asked=asked,
        versions=versions,
        steps=way,
        origins=origins(versions, way, groups),
        first_doubt=_doubt(versions),
        n_reports=n_reports,
        n_compared=len(known),
        is_whole=is_whole,
    )


def _age(version: Version) -> tuple[str, int, str]:
    """By date; of one day the one that names fewer hands first, since it stands nearer to the speaker."""
    return version.published or _LAST, len(version.voices), version.document_id


def _families(carriers: Iterable[Carrier]) -> tuple[Family, ...]:
    return families([one.document for one in carriers])


def _doubt(versions: Sequence[Version]) -> str | None:
    """Why the first version may not be the first: another is of the same day, or says no date, or only a month."""
    if len(versions) < 2:
        return None
    first, rest = versions[0].published, versions[1:]
    if first is None:
        return "none of the reports states its date"
    same = sum(1 for one in rest if one.published and _may_be_as_early(one.published, first))
    undated = sum(1 for one in rest if one.published is None)
    parts = [f"{same} more may be as early" if same else "", f"{undated} without a date" if undated else ""]
    return "; ".join(part for part in parts if part) or None


def _may_be_as_early(date: str, first: str) -> bool:
    shorter = min(len(date), len(first), 10)
    return date[:shorter] <= first[:shorter]
