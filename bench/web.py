"""How quick the pages are, on this machine, with a real browser and real requests.

    python bench/web.py paint                         first paint and weight of every page, the invented case on record
    python bench/web.py long                          a report of 20,000 words until keys work
    python bench/web.py search --record big.db        searches on a record of your own
    python bench/web.py load --seconds 300            50 readers and one writer on 127.0.0.1

A reader of ``load`` looks at a page, waits between half a second and two seconds and a half, and goes on to another, as
people do who read quickly; the writer judges, takes back and adds reports all the while. It stops by itself.
"""

import argparse
import http.client
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "web"))

from onrecord.demo import case_paths
from onrecord.flow import add_paths
from onrecord.flow.reader import bundle_reader
from onrecord.store import Record

READERS, TIMES, REST = 50, 7, (0.5, 2.5)
SAYS = "“The ramp was unfit to be loaded on day {n},” said Ilse Marrow. “Nobody answered,” she told the Ledger."
QUESTIONS = (
    "ramp",
    '"no warning"',
    "speaker:marrow",
    "act:deny",
    "minister warning",
    "from:2021-02 until:2021-03 ferry",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("paint", "long", "search", "load"))
    parser.add_argument("--record", type=Path, help="a record to measure with, by default the invented case")
    parser.add_argument("--seconds", type=int, default=300, help="of load")
    parser.add_argument("--questions", nargs="*", default=list(QUESTIONS))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = asked.record or made(Path(folder) / "case.db", [str(path) for path in case_paths()])
        measure: dict[str, Callable[[], None]] = {
            "paint": lambda: paint(place),
            "long": lambda: long_report(Path(folder)),
            "search": lambda: search(place, asked.questions),
            "load": lambda: load(place, asked.seconds),
        }
        measure[asked.what]()
    return 0


def made(place: Path, paths: list[str]) -> Path:
    with Record.open(place, create=True) as record:
        list(add_paths(record, paths, bundle_reader(None, 2)))
    return place


@contextmanager
def served(place: Path, *more: str) -> Iterator[tuple[int, int]]:
    """The pages in a process of their own: its port and its id."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "onrecord", "serve", "--record", str(place), "--port", str(port), *more]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(300):
                try:
                    socket.create_connection(("127.0.0.1", port), 0.2).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield port, process.pid
        finally:
            process.terminate()


def pages_of(place: Path) -> list[str]:
    with Record.open(place, read_only=True) as record:
        reports = record.shown.reports(12)
        statements = [hit.statement.id for hit in record.shown.statements_of(reports[-1].id)[:6]]
        speakers = [one.id for one in record.shown.speakers(6)[0]]
    shown = ["/", "/ask", "/speakers", "/relations", "/silence", "/trace", "/check", "/review", "/add"]
    shown += [f"/report/{one.id}" for one in reports] + [f"/report/{reports[0].id}/page"]
    shown += [f"/statement/{one}" for one in statements] + [f"/speaker/{one}" for one in speakers]
    return [
        *shown,
        *(f"/ask?q={quote(one)}" for one in QUESTIONS),
        "/silence?topic=warning",
        f"/trace?q={statements[0]}",
    ]


def paint(place: Path) -> None:
    from web_browser import browser, page_in

    with served(place) as (port, _), browser() as opened:
        page = page_in(opened, f"http://127.0.0.1:{port}")
        page.goto("/")
        worst = 0.0
        for path in pages_of(place):
            firsts = []
            for _ in range(TIMES):
                page.goto(path)
                firsts.append(
                    page.evaluate(
                        "new Promise((done) => new PerformanceObserver((list) => done(list.getEntriesByName("
                        "'first-contentful-paint')[0].startTime)).observe({type: 'paint', buffered: true}))"
                    )
                )
            weight = page.evaluate(
                "performance.getEntriesByType('resource').filter((one) => /\\.(css|js)$/.test(one.name))"
                ".reduce((sum, one) => sum + one.decodedBodySize, 0)"
            )
            worst = max(worst, statistics.median(firsts))
            print(
                f"{statistics.median(firsts):6.0f} ms (worst {max(firsts):.0f})  {weight / 1000:5.1f} kB  {path[:60]}"
            )
        print(f"first paint, the slowest page's median of {TIMES}: {worst:.0f} ms")


def long_report(folder: Path) -> None:
    from web_browser import browser, page_in
    from web_reports import READER, saved, uploaded

    from onrecord.flow import keep_original

    filler = "and so it went on that day in the harbour while the rain came down " * 3
    many = [f"“The ramp was unfit, sheet {n},” said Ada Okafor. {filler}" for n in range(430)]
    with Record.open(folder / "long.db", create=True) as record:
        keep_original(record, uploaded("long.html", saved("Long", *many)), READER)
        report = record.shown.reports(1)[0].id
        words = len(record.document(report).text.split())
    with served(folder / "long.db") as (port, _), browser() as opened:
        page = page_in(opened, f"http://127.0.0.1:{port}")
        page.goto("/")
        found = []
        for _ in range(TIMES):
            page.goto(f"/report/{report}")
            # The deferred script has run then: keys work.
            ready = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
            found.append((page.evaluate(ready), walked(page)))
        ready, walk = (statistics.median(column) for column in zip(*found, strict=True))
        print(f"{words:,} words, 430 statements: interactive after {ready:.0f} ms, j answers in {walk:.0f} ms more")


def walked(page: "object") -> float:
    began = time.perf_counter()
    page.keyboard.press("j")  # type: ignore[attr-defined]
    page.wait_for_selector(".card.lit")  # type: ignore[attr-defined]
    return (time.perf_counter() - began) * 1000


def search(place: Path, questions: list[str]) -> None:
    with served(place, "--read-only") as (port, pid):
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        fetch(asked, "/ask")
        for question in questions:
            began = processor(pid)
            times = [fetch(asked, f"/ask?q={quote(question)}")[1] for _ in range(TIMES)]
            worked = (processor(pid) - began) / TIMES * 1000
            answer = fetch(asked, f"/ask.json?q={quote(question)}")[2]
            found = re.search(rb'"n_found":([0-9]+)', answer)
            n = int(found[1]) if found else 0
            took = f"{statistics.median(times) * 1000:7.0f} ms (worst {max(times) * 1000:.0f}; processor {worked:.0f})"
            print(f"{took}  {n:>9,} found  {question}")


def fetch(asked: http.client.HTTPConnection, path: str) -> tuple[int, float, bytes]:
    began = time.perf_counter()
    asked.request("GET", path)
    answer = asked.getresponse()
    body = answer.read()
    return answer.status, time.perf_counter() - began, body


class Load:
    """What readers and the writer saw."""

    def __init__(self, port: int, pages: list[str], until: float) -> None:
        self.port, self.pages, self.until = port, pages, until
        self.times: list[tuple[float, str]] = []
        self.troubles: list[str] = []
        self.n_written = 0

    def read(self, seed: int) -> None:
        drawn = random.Random(seed)
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        time.sleep(drawn.uniform(0, REST[1]))
        while time.monotonic() < self.until:
            path = drawn.choice(self.pages)
            try:
                status, took, _ = fetch(asked, path)
            except (OSError, http.client.HTTPException) as error:
                self.troubles.append(f"{path}: {error!r}")
                asked.close()
                continue
            self.times.append((took, path))
            if status != 200:
                self.troubles.append(f"{path}: {status}")
            time.sleep(drawn.uniform(*REST))

    def write(self) -> None:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        page = fetch(asked, "/review")[2].decode()
        token = re.search(r'name="token" value="([^"]*)"', page)[1]  # type: ignore[index]
        n = 0
        while time.monotonic() < self.until:
            n += 1
            statement = re.search(r'name="statement" value="([^"]*)"', fetch(asked, "/review")[2].decode())[1]  # type: ignore[index]
            form = {"statement": statement, "aspect": "speaker", "verdict": "positive", "by": "bench", "why": "load"}
            self.post(asked, "/judge", urlencode({"token": token, "back": "/review", **form}))
            made = re.search(r'name="judgement" value="([^"]*)"', fetch(asked, "/review")[2].decode())[1]  # type: ignore[index]
            self.post(asked, "/undo", urlencode({"token": token, "judgement": made, "by": "bench"}))
            if n % 5 == 0:
                self.add(asked, token, n)
            time.sleep(1)

    def post(self, asked: http.client.HTTPConnection, path: str, body: str | bytes, kind: str = "") -> None:
        headers = {"content-type": kind or "application/x-www-form-urlencoded"}
        headers["origin"] = f"http://127.0.0.1:{self.port}"
        asked.request("POST", path, body, headers)
        answer = asked.getresponse()
        answer.read()
        self.n_written += 1
        if answer.status != 303:
            self.troubles.append(f"POST {path}: {answer.status}")

    def add(self, asked: http.client.HTTPConnection, token: str, n: int) -> None:
        part = '--xx\r\ncontent-disposition: form-data; name="{}"{}\r\n\r\n{}\r\n'
        text = SAYS.format(n=n)
        body = part.format("token", "", token) + part.format("files", f'; filename="load-{n}.txt"', text) + "--xx--\r\n"
        self.post(asked, "/add", body.encode(), "multipart/form-data; boundary=xx")


def load(place: Path, seconds: int) -> None:
    with served(place) as (port, pid):
        seen = Load(port, pages_of(place), time.monotonic() + seconds)
        threads = [threading.Thread(target=seen.read, args=(n,)) for n in range(READERS)]
        threads.append(threading.Thread(target=seen.write))
        for thread in threads:
            thread.start()
        memory = []
        while any(thread.is_alive() for thread in threads):
            time.sleep(min(10, max(1, seconds / 10)))
            memory.append(resident(pid))
            print(f"  {len(seen.times):6,} pages, {memory[-1]:.0f} MB", file=sys.stderr)
        told(seen, memory, seconds)


def resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s+([0-9]+)", status)[1]) / 1000  # type: ignore[index]


def processor(pid: int) -> float:
    """Seconds of processor time a process has used: what a busy machine does not change."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def told(seen: Load, memory: list[float], seconds: int) -> None:
    times = sorted(took for took, _ in seen.times)
    n = len(times)
    print(f"{READERS} readers and one writer for {seconds} s: {n:,} pages ({n / seconds:.0f} a second), ", end="")
    print(f"{seen.n_written} changes, {len(seen.troubles)} errors")
    at = {share: times[min(n - 1, int(n * share))] * 1000 for share in (0.5, 0.95, 0.99)}
    print(f"half within {at[0.5]:.0f} ms, 95 % within {at[0.95]:.0f} ms, 99 % within {at[0.99]:.0f} ms")
    third = max(1, len(memory) // 3)
    print(f"memory: {memory[0]:.0f} MB at the first look, {max(memory):.0f} MB at most; ", end="")
    print(f"mean of the second third {statistics.mean(memory[third : 2 * third] or memory):.0f} MB, ", end="")
    print(f"of the last {statistics.mean(memory[-third:]):.0f} MB")
    slow: dict[str, list[float]] = {}
    for took, path in seen.times:
        slow.setdefault(path.split("/")[1].split("?")[0] or "reports", []).append(took * 1000)
    for name, some in sorted(slow.items(), key=lambda pair: -statistics.median(pair[1])):
        print(f"  {name:<12} {len(some):>6,}  half within {statistics.median(some):5.0f} ms, worst {max(some):5.0f}")
    for trouble in seen.troubles[:10]:
        print("  error:", trouble)


if __name__ == "__main__":
    raise SystemExit(main())
