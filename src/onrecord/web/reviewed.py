"""The queue of what most needs a person: statements nobody has judged, those the reader is least sure of first."""

from typing import Any

from onrecord.store import Record, in_force
from onrecord.web.found import hit_objects
from onrecord.web.judged import judged_object

Json = dict[str, Any]
SHOWN = 8
_LAST = 12


def review_object(record: Record, skip: int = 0) -> Json:
    """The statement to judge now, those after it, and the judgements made last, the latest first."""
    waiting = record.shown.waiting(SHOWN, skip)
    if not waiting.hits and skip:
        # Whoever skipped past the end begins again with what was skipped.
        skip, waiting = 0, record.shown.waiting(SHOWN)
    made = record.judgements()
    standing = {one.id for one in in_force(made)}
    decided = [one for one in made[::-1] if one.undoes is None][:_LAST]
    return {
        "queue": hit_objects(record, waiting.hits),
        "skip": skip,
        "n_waiting": waiting.n_waiting,
        "n_judged": waiting.n_judged,
        "made": [judged_object(one) | {"in_force": one.id in standing} for one in decided],
    }
