"""The table of formats, and those that plugins add.

A plugin names a ``Format`` under the entry point group ``onrecord.exporters``; ``examples/exporter`` is one.
"""

from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import BinaryIO

from onrecord.errors import OnrecordError, QueryError
from onrecord.export.annotation import write_hypothesis, write_web_annotation
from onrecord.export.brat import write_brat
from onrecord.export.cas import write_cas
from onrecord.export.citron import write_citron
from onrecord.export.csl import write_csl
from onrecord.export.format import Format, Options, Written
from onrecord.export.ftm import write_ftm
from onrecord.export.graphml import write_graphml
from onrecord.export.lines import write_jsonl
from onrecord.export.prov import write_prov
from onrecord.export.schema_org import write_claim_review, write_schema_org
from onrecord.export.table import write_csv, write_parquet
from onrecord.export.tei import write_tei
from onrecord.export.timeline import write_timeline
from onrecord.store import Filed

GROUP = "onrecord.exporters"
"""The entry point group of plugins."""

FORMATS = (
    Format("csv", "a table for spreadsheets, guarded against formulas", ".csv", write_csv),
    Format("jsonl", "one statement a line, in the reading contract's words", ".jsonl", write_jsonl),
    Format("parquet", "a table for DuckDB, pandas and Spark (needs pyarrow)", ".parquet", write_parquet, True),
    Format("web-annotation", "W3C Web Annotations in JSON-LD", ".jsonld", write_web_annotation),
    Format("hypothesis", "annotations that the Hypothesis client imports", ".json", write_hypothesis),
    Format("schema-org", "Quotation and Claim of schema.org in JSON-LD", ".jsonld", write_schema_org),
    Format("claim-review", "ClaimReview without a rating, to be filled in", ".jsonld", write_claim_review),
    Format("prov", "where each statement is from, as PROV-O in Turtle", ".ttl", write_prov),
    Format("ftm", "FollowTheMoney entities for Aleph", ".ftm.json", write_ftm),
    Format("brat", "brat standoff, zipped: a text and its annotations a report", ".zip", write_brat, True),
    Format("cas", "UIMA CAS JSON for INCEpTION, zipped: one file a report", ".zip", write_cas, True),
    Format("tei", "TEI P5 with <said who toWhom direct>", ".xml", write_tei),
    Format("graphml", "speakers, outlets and statements as a network", ".graphml", write_graphml),
    Format("timeline", "TimelineJS events, by the day said or published", ".json", write_timeline),
    Format("csl", "citations of the reports as CSL-JSON, for Zotero", ".json", write_csl),
    Format("citron", "Citron's quotes, zipped: one JSON file a report", ".zip", write_citron, True),
)


def formats() -> tuple[Format, ...]:
    """Every format there is: ours, then those of plugins by name. Raises ``OnrecordError`` for a broken plugin."""
    known = {one.name for one in FORMATS}
    added = sorted(entry_points(group=GROUP), key=lambda one: one.name)
    return (*FORMATS, *(_loaded(one) for one in added if one.name not in known))


def format_named(name: str) -> Format:
    """The format of this name; ours before a plugin's. Raises ``QueryError`` where there is none."""
    for one in FORMATS:
        if one.name == name:
            return one
    for found in entry_points(group=GROUP, name=name):
        return _loaded(found)
    names = ", ".join([*(one.name for one in FORMATS), *sorted(entry_points(group=GROUP).names)])
    raise QueryError(f"{name!r} is no format; the formats are {names}")


def export(reports: Iterable[Filed], to: Format, out: BinaryIO, options: Options | None = None) -> Written:
    """Write reports in a format, one at a time in memory, and say how much was written."""
    counted = _Counted(reports)
    left_out = to.write(counted, out, options or Options())
    return Written(counted.n_reports, counted.n_statements - sum(left_out.values()), left_out)


class _Counted:
    """Reports, counted as they pass."""

    def __init__(self, reports: Iterable[Filed]) -> None:
        self._reports = reports
        self.n_reports = self.n_statements = 0

    def __iter__(self) -> Iterator[Filed]:
        for filed in self._reports:
            self.n_reports += 1
            self.n_statements += len(filed.statements)
            yield filed


def _loaded(found: EntryPoint) -> Format:
    try:
        one = found.load()
    except (ImportError, AttributeError) as error:
        raise OnrecordError(f"the exporter {found.name} ({found.value}) cannot be loaded: {error}") from error
    if not isinstance(one, Format):
        raise OnrecordError(f"the exporter {found.name} ({found.value}) is a {type(one).__name__}, not a Format")
    return one
