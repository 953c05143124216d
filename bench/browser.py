"""Real pages in a real browser: what Chromium finds at the places that ``onrecord.ingest.locate`` names.

Each page is opened as its own document in a frame, from its bytes, so that the browser parses it as it parses a saved
file; nothing is fetched. Needs Debian's ``chromium``; ``browser()`` is ``None`` where there is none.
"""

import base64
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from html import unescape
from pathlib import Path

from onrecord.types import Place

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--allow-file-access-from-files",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
_SCRIPT = """
<!doctype html><meta charset=utf-8><pre id=out></pre><script>
const pages = %s;
const bytes = data => Uint8Array.from(atob(data), c => c.charCodeAt(0));
const look = (page, place) => {
  const element = page.querySelector(place.selector);
  if (element === null) return null;
  return Array.from(element.textContent).slice(place.start, place.end).join('');
};
const open = ([type, data, places]) => new Promise(done => {
  const frame = document.createElement('iframe');
  frame.onload = () => { done(places.map(place => look(frame.contentDocument, place))); frame.remove(); };
  frame.src = URL.createObjectURL(new Blob([bytes(data)], {type}));
  document.body.append(frame);
});
(async () => {
  const found = [];
  for (const page of pages) found.push(await open(page));
  document.getElementById('out').textContent = JSON.stringify(found);
})();
</script>
"""


def browser() -> str | None:
    """The path of Chromium, or ``None``."""
    return shutil.which("chromium")


def texts_at(pages: Iterable[tuple[bytes, Iterable[Place]]], timeout: int = 300) -> list[list[str | None]]:
    """For each page, the characters that Chromium has at each place; ``None`` where no element answers the selector."""
    listed = [
        (
            "text/html",
            base64.b64encode(data).decode(),
            [{"selector": p.selector, "start": p.start, "end": p.end} for p in places],
        )
        for data, places in pages
    ]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "look.html")
        # "<" would end the script where a selector or a page holds "</script".
        page.write_text(_SCRIPT % json.dumps(listed).replace("<", "\\u003c"), "utf-8")
        command = [str(browser()), *_FLAGS, f"--user-data-dir={folder}/profile", "--virtual-time-budget=100000000"]
        told = subprocess.run([*command, "--dump-dom", page.as_uri()], capture_output=True, timeout=timeout, check=True)
    out = re.search(r'<pre id="out">(.*?)</pre>', told.stdout.decode("utf-8"), re.S)
    if out is None or not out.group(1):
        raise RuntimeError(f"Chromium answered nothing; it said: {told.stderr.decode('utf-8', 'replace')[-500:]}")
    answer: list[list[str | None]] = json.loads(unescape(out.group(1)))
    return answer
