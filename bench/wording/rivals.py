"""Other people's quotation checkers on the same cases: quotecheck, krokai and gtrex from PyPI.

They are no dependencies: install them in an environment of their own and name its interpreter. This file is run by that
interpreter, with the cases as JSON on its standard input, and imports nothing of onrecord there.

Their answers are put in our words kindly: none of the three tells a change from words that are not there as we do, so
``altered`` and ``not-found`` count alike for them. krokai's "wrong speaker" counts as ``misattributed``.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import Any

NAMES = ("quotecheck", "krokai", "gtrex")
Answer = tuple[str, bool]
"""A verdict in our words, and whether it alerts."""


def answers(python: str, cases: Sequence[dict[str, Any]]) -> dict[str, list[Answer]]:
    """What each rival that ``python`` has says of each case (``quotation``, ``sources``); those it lacks are absent."""
    run = subprocess.run([python, __file__], input=json.dumps(cases), capture_output=True, text=True, check=True)
    return {name: [(v, a) for v, a in given] for name, given in json.loads(run.stdout).items()}


def _quotecheck(quotation: str, sources: Sequence[str]) -> Answer:
    from quotecheck import check  # type: ignore[import-not-found]

    found = [check(quotation, source) for source in sources]
    if any(match.ok for match in found):
        return "verbatim", False
    return ("altered" if any(match.status == "drift" for match in found) else "not-found"), True


def _gtrex(quotation: str, sources: Sequence[str]) -> Answer:
    from gtrex import Policy, verify  # type: ignore[import-not-found]

    found = [verify(quotation, source, Policy()) for source in sources]
    if any(certificate.grounded for certificate in found):
        return "verbatim", False
    if any(certificate.fragments > 1 and certificate.fragments == certificate.fragments_found for certificate in found):
        return "edited-marked", False
    return "not-found", True


def _krokai(quotation: str, sources: Sequence[str]) -> Answer:
    from krokai.corpus import Corpus  # type: ignore[import-not-found]
    from krokai.verify import check  # type: ignore[import-not-found]

    with tempfile.TemporaryDirectory() as folder:
        for i, source in enumerate(sources):
            Path(folder, f"{i}.txt").write_text(source, encoding="utf-8")
        verdict = check(quotation, Corpus([folder]))[0]
    ours = {"VERIFIED": "verbatim", "PUNCTUATION": "verbatim", "TYPESETTING": "verbatim", "ASSEMBLED": "edited-marked"}
    ours |= {"WRONG_SPEAKER": "misattributed", "TRUNCATED_CONDITION": "verbatim", "TRUNCATED_OPENING": "verbatim"}
    ours |= {"NOT_FOUND": "not-found", "NO_SOURCE_ON_DISK": "could-not-check"}
    clean = ("VERIFIED", "PUNCTUATION", "TYPESETTING", "ASSEMBLED", "NO_SOURCE_ON_DISK")
    return ours.get(verdict, "altered"), verdict not in clean


_RIVALS: dict[str, Callable[[str, Sequence[str]], Answer]] = {
    "quotecheck": _quotecheck,
    "krokai": _krokai,
    "gtrex": _gtrex,
}


def _main() -> None:
    cases = json.load(sys.stdin)
    given: dict[str, list[Answer]] = {}
    for name in NAMES:
        if find_spec(name) is None:
            continue
        with redirect_stdout(sys.stderr):
            given[name] = [_answer(name, case["quotation"], case["sources"]) for case in cases]
    json.dump(given, sys.stdout)


def _answer(name: str, quotation: str, sources: Sequence[str]) -> Answer:
    return _RIVALS[name](quotation, sources) if sources else ("could-not-check", False)


if __name__ == "__main__":
    _main()
