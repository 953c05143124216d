"""Install the package without extras into an empty environment; say how long it took and how large it is.

    python bench/core_size.py ENVIRONMENT

The time is that of the clock and includes downloads, so it depends on the network; the size does not.
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]


def size(folder: Path) -> int:
    """Bytes of all files of a folder, without what pip itself brought and without compiled bytecode."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sum(path.stat().st_size for path in files)


def main(environment: Path) -> int:
    """Install and measure."""
    python = environment / "bin" / "python"
    (packages,) = (environment / "lib").glob("python*/site-packages")
    before, start = size(packages), time.perf_counter()
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(ROOT)], check=True)
    seconds = time.perf_counter() - start
    done = subprocess.run(
        [python, "-m", "pip", "list", "--format", "freeze", "--disable-pip-version-check"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    n = len([line for line in done.stdout.splitlines() if not line.startswith(("pip=", "setuptools="))])
    print(f"installed in {seconds:.0f} s: {(size(packages) - before) / 1e6:.0f} MB, {n} packages with our own")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
