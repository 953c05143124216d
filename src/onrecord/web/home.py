"""The first page: what the record holds, report by report, and what was refused."""

from typing import Any

import msgspec

from onrecord.store import Record

Json = dict[str, Any]
PER_PAGE = 50
MOST_REFUSED = 100


def home_object(record: Record, page: int = 1) -> Json:
    """The reports of one page of the list, the latest first, with how much there is in all."""
    counts = record.counts()
    n_pages = max(1, -(-counts.n_reports // PER_PAGE))
    page = min(max(1, page), n_pages)
    skipped = record.skipped() if counts.n_skipped else ()
    return {
        "reports": msgspec.to_builtins(record.shown.reports(PER_PAGE, (page - 1) * PER_PAGE)),
        "page": page,
        "n_pages": n_pages,
        "n_reports": counts.n_reports,
        "n_statements": counts.n_statements,
        "n_skipped": counts.n_skipped,
        "skipped": msgspec.to_builtins(skipped[:MOST_REFUSED]),
    }
