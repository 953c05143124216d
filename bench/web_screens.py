"""Screenshots of every page with the invented case on record, for docs/screenshots.

    python bench/web_screens.py [--out docs/screenshots] [--only trace]

Needs Chromium and playwright. Judgements are made on a copy of the record, so that both kinds of entries are seen.
"""

import argparse
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import uvicorn

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "web"))
from web_browser import browser

from onrecord.demo import case_paths
from onrecord.flow import Reader, add_paths
from onrecord.flow.judge import on_statement, signed
from onrecord.flow.reader import bundle_reader
from onrecord.flow.who import resolve_speakers
from onrecord.store import Record
from onrecord.web import Settings, pages

DRAFT = """# What they knew

“I wrote that the pins would not see another summer,” Ilse Marrow told the Ledger. “Nobody answered. Not one line.”

The ministry said it “received no warning” before the accident. “I saw that memo,” said Jonas Pell.

“With respect, Minister, that is not an answer,” Emil Vadéc told her. “We will rebuild it by the spring,” he added.
"""
DARK = ("report", "trace", "check-found")
SIZES = {"1280": (1280, 900), "390": (390, 844)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"))
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "demo.db"
        reader = bundle_reader(None, 2)
        make_record(place, reader)
        address = serve(place, reader)
        with browser() as opened:
            for name, path in addresses(place).items():
                if asked.only in name:
                    take(opened, address, (name, path), asked.out)
    return 0


def make_record(place: Path, reader: Reader) -> None:
    with Record.open(place, create=True) as record:
        list(add_paths(record, [str(path) for path in case_paths()], reader))
        report = next(one.id for one in record.shown.reports(50) if "Warned of Cracks" in (one.title or ""))
        hits = record.shown.statements_of(report)
        who = signed("Eva Roth", "heard the tape")
        on_statement(record, hits[3].statement.id, "speaker", "positive", who)
        on_statement(
            record, hits[0].statement.id, "speaker", "negative", signed("Eva Roth", "a headline, nobody speaks")
        )
        resolve_speakers(record)


def serve(place: Path, reader: Reader) -> str:
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    app = pages(Settings(str(place), port), lambda: reader)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{port}"


def addresses(place: Path) -> dict[str, str]:
    """The pages worth a look, by the names of their pictures."""
    with Record.open(place, read_only=True) as record:
        report = next(one.id for one in record.shown.reports(50) if "Warned of Cracks" in (one.title or ""))
        statement = record.shown.statements_of(report)[3].statement.id
        speaker = record.who.named("Ilse Marrow")[0].id
    return {
        "reports": "/",
        "report": f"/report/{report}",
        "report-saved": f"/report/{report}/page",
        "statement": f"/statement/{statement}",
        "ask": "/ask?q=ramp",
        "ask-empty": "/ask",
        "speakers": "/speakers",
        "speaker": f"/speaker/{speaker}",
        "relations": "/relations",
        "silence": "/silence?topic=warning",
        "silence-empty": "/silence",
        "trace": f"/trace?q={statement}",
        "check": "/check",
        "check-found": "/check",
        "review": "/review",
        "add": "/add",
    }


def take(opened: Any, address: str, page_of: tuple[str, str], out: Path) -> None:
    name, path = page_of
    for size, (width, height) in SIZES.items():
        for scheme in ("light", "dark") if name in DARK and size == "1280" else ("light",):
            context = opened.new_context(
                base_url=address, viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page = context.new_page()
            page.goto(path)
            if name == "check-found":
                page.fill("#text", DRAFT)
                with page.expect_navigation():
                    page.click("#check button")
            suffix = "-dark" if scheme == "dark" else ""
            page.screenshot(path=out / f"{name}-{size}{suffix}.png")
            context.close()


if __name__ == "__main__":
    raise SystemExit(main())
