"""Which reports of a record are one report printed more than once, so that its statements count as one origin.

Only reports that share long words of a statement with another are compared as texts: a wire report that forty papers
print is found, and a record of a hundred thousand reports is not read anew for it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from onrecord.ingest.alike import families
from onrecord.link import Telling
from onrecord.store import Record

_FEWEST_WORDS = 8
_MOST_WITH_WORDS = 200
"""Reports with one wording beyond which it is a stock phrase that tells nothing."""


def with_families(record: Record, tellings: Sequence[Telling]) -> tuple[Telling, ...]:
    """The tellings, those of reports that are one with the same ``family``: the id of its earliest report."""
    found = families([record.document(id_) for id_ in sorted(_likely(tellings))])
    of = {id_: one.origin for one in found for id_ in (one.origin, *(copy.id for copy in one.copies))}
    return tuple(replace(one, family=of.get(one.document_id)) for one in tellings)


def _likely(tellings: Sequence[Telling]) -> frozenset[str]:
    """The reports that have the same words as another in some statement."""
    having: dict[str, set[str]] = defaultdict(set)
    for one in tellings:
        if len(one.words.split()) >= _FEWEST_WORDS:
            having[one.words].add(one.document_id)
    return frozenset(id_ for ids in having.values() if 1 < len(ids) <= _MOST_WITH_WORDS for id_ in ids)
