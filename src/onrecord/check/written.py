"""Findings as JSON: the contract's object for one finding, and a SARIF log for all.

SARIF 2.1.0 is the OASIS standard for the results of linters, which editors and code hosts read.
"""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from onrecord.check.lines import Lines
from onrecord.check.note import foremost
from onrecord.check.values import Finding
from onrecord.quote import CODES

Json = dict[str, Any]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def finding_object(finding: Finding) -> Json:
    """The reading contract's object for a finding."""
    source = finding.source
    return {
        "quotation": {"span": list(finding.quotation.span), "text": finding.quotation.text},
        "speaker": finding.speaker,
        "verdict": finding.verdict,
        "alert": finding.alert,
        "codes": list(finding.codes),
        "source": None
        if source is None
        else {"path": source.path, "span": list(source.span), "text": source.text, "speaker": source.speaker},
        "diff": [[part.kind, part.draft, part.source] for part in finding.diff],
        "note": finding.note,
    }


def sarif_log(path: str, text: str, findings: Sequence[Finding], version: str) -> Json:
    """The SARIF log of one draft. Columns count code points; a finding that does not alert is a note.

    ``version`` is onrecord's. Paths are written as relative addresses of files.
    """
    lines = Lines(text)
    rules = [
        {"id": code.number, "name": code.name, "shortDescription": {"text": code.says[0].upper() + code.says[1:] + "."}}
        for code in CODES.values()
    ]
    driver = {"name": "onrecord", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(path, finding, lines) for finding in findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(path: str, finding: Finding, lines: Lines) -> Json:
    name = foremost(finding.codes)
    code = CODES[name] if name is not None else None
    start, end = (lines.place(at) for at in finding.quotation.span)
    region = {"startLine": start[0], "startColumn": start[1], "endLine": end[0], "endColumn": end[1]}
    where = {"artifactLocation": {"uri": address(path)}, "region": region}
    result: Json = {
        "level": "warning" if finding.alert else "note",
        "kind": "fail" if finding.alert else "open" if finding.verdict == "could-not-check" else "pass",
        "message": {"text": finding.note},
        "locations": [{"physicalLocation": where}],
        "properties": {"verdict": finding.verdict, "codes": list(finding.codes), "speaker": finding.speaker},
    }
    if not finding.alert:
        result["level"] = "none"
    if code is not None:
        result |= {"ruleId": code.number, "ruleIndex": list(CODES).index(code.name)}
    if finding.source is not None:
        message = f"{finding.source.speaker or 'The source'}: {finding.source.text}"
        place = {"artifactLocation": {"uri": address(finding.source.path)}}
        result["relatedLocations"] = [{"physicalLocation": place, "message": {"text": message}}]
    return result


def address(path: str) -> str:
    """A path as the relative address of a file, as SARIF wants it."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/:!@$&'()*,;=~-._+")
