"""What the core alone must do: no extra is imported on the way from a page to an answer."""

import subprocess
import sys
from pathlib import Path

EXTRAS = {
    "dask", "distributed", "pyarrow", "psycopg", "pygls", "lsprotocol", "fsspec", "mkdocs", "nbformat", "pandas",
    "duckdb", "torch", "scipy",
}  # fmt: skip

JOURNEY = """
import sys
from pathlib import Path
import onrecord

place = Path(sys.argv[1])
(place / "a.txt").write_text('"The door was shut," Ana Ruiz said on Monday. She denied that she had the key.')
reader = onrecord.load_reader()
(reading,) = onrecord.read_paths([str(place / "a.txt")], reader)
assert reading.attributions
with onrecord.Record.open(place / "r.db", create=True) as record:
    list(onrecord.add_paths(record, [str(place / "a.txt")], reader))
    assert onrecord.ask_record(record, "door").n_found
    onrecord.silence(record, onrecord.Asked("the door"))
    onrecord.timeline(record)
    onrecord.related(record)
    onrecord.trace(record, "the door was shut")
    with open(place / "said.csv", "wb") as out:
        onrecord.export_reports(record.stream(), onrecord.format_named("csv"), out)
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""


def test_reading_adding_and_asking_imports_no_extra(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", JOURNEY, str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert sorted(EXTRAS & {*done.stdout.split()}) == []


def test_the_import_alone_loads_nothing_else() -> None:
    code = "import sys, onrecord; print(sorted(n for n in sys.modules if n.startswith('onrecord')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['onrecord']"
