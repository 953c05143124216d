"""How well differences between a quotation and its source are told, on hand-made and on generated cases, and how fast.

    python bench/wording_bench.py --half look
    python bench/wording_bench.py --half held-out --rivals /path/to/environment/bin/python
    python bench/wording_bench.py --polnear ../shared/data/polnear --generated 400 --speed

Hand-made cases (``wording/cases_*.toml``, 185, a good third of them no alerts) are split in two by a seeded draw. The
comparison was built looking at one half alone. Each case becomes a draft, ``NAME said: “…”``, and goes with its sources
through the reader and the whole check. With ``--given-names`` the speakers are those that the cases give, compared as
names: what the wording alone is good for. ``--wrong`` lists the cases that went wrong, of the half to look at alone.

Generated cases change one thing in a quotation of a PolNeAR train report, or in the print of its source (see
``wording/mutate.py``). A typographic case that alerts is a false alarm. A change that does not is missed.

``--half fresh`` are 115 more cases (``wording/fresh.toml``), written before the comparison was worked on again and run
twice since. ``--half third-a`` and ``third-b`` are 100 each, written blind (see ``wording/README.md``): the first may
be looked at once it was run, the second is kept for the end. ``practice`` and ``practice-2``, 60 each, are there to be
looked at. ``--natural`` gives quotations of PolNeAR's reports to their annotated speaker and to another one.
"""

import argparse
import resource
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from onrecord.cli.reader import make_reader
from wording import natural, rivals, speed
from wording.cases import Case, Judged, halves, judge, load, load_fresh, load_practice, load_third
from wording.generated import genuine, run
from wording.mutate import CHANGES, MARKED, PRINT
from wording.readings import judge_read

PRACTICE = ("practice", "practice-2")
TO_LOOK_AT = ("look", "third-a", *PRACTICE)
SETS = ("look", "held-out", "all", "fresh", "third-a", "third-b", *PRACTICE)


def main() -> None:
    options = _options()
    look, held_out = halves(load())
    parts = {"look": look, "held-out": held_out, "all": look + held_out}
    cases = parts[options.half] if options.half in parts else _later_set(options.half)
    if cases and not options.generated_only:
        judged = [judge(case) for case in cases] if options.given_names else judge_read(cases, make_reader(None).read)
        hand_made(cases, judged, options.half, options.rivals)
        if options.wrong and options.half in TO_LOOK_AT:
            wrong(cases, judged)
    if options.polnear and options.generated:
        generated(options.polnear / "train" / "text", (options.print_cases, options.generated), options.every)
    if options.polnear and options.natural:
        report_natural(options.polnear / options.natural, options.every)
    if options.polnear and options.speed:
        report_speed(options.polnear / "train" / "text")


def _later_set(half: str) -> list[Case]:
    if half in PRACTICE:
        return load_practice(half)
    return load_third(half.removeprefix("third-")) if half.startswith("third-") else load_fresh()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=SETS, default="look")
    parser.add_argument("--given-names", action="store_true", help="speakers as the cases give them")
    parser.add_argument("--wrong", action="store_true", help=f"list what went wrong ({', '.join(TO_LOOK_AT)})")
    parser.add_argument("--rivals", help="an interpreter that has quotecheck, krokai or gtrex")
    parser.add_argument("--polnear", type=Path, help="the folder of PolNeAR")
    parser.add_argument("--generated", type=int, default=0, help="changed cases a class")
    parser.add_argument("--print-cases", type=int, default=400, help="typographic cases a class")
    parser.add_argument("--every", type=int, default=1, help="take every n-th report")
    parser.add_argument("--generated-only", action="store_true")
    parser.add_argument("--natural", choices=("train", "dev"), help="quotations of this part in right and wrong mouths")
    parser.add_argument("--speed", action="store_true")
    return parser.parse_args()


def wrong(cases: Sequence[Case], judged: Sequence[Judged]) -> None:
    """List the cases with another verdict or alert than an editor wants."""
    for case, one in zip(cases, judged, strict=True):
        if one.verdict not in case.verdicts or one.alert != case.alert:
            print(f"{case.id} by {case.by}: {case.quotation[:90]!r}\n    wanted {case.verdicts} {case.alert}")
            print(f"    got {one.verdict} {one.alert} {one.codes}; {one.note}")


def hand_made(cases: Sequence[Case], judged: Sequence[Judged], half: str, python: str | None) -> None:
    """Print the table of the hand-made cases, with the rivals that are there."""
    print(f"hand-made cases, {half}: {len(cases)}, of which {sum(not c.alert for c in cases)} should not alert")
    print(f"{'':12}  right verdict  missed alerts  false alarms  misattributed found")
    ours = [(one.verdict, one.alert) for one in judged]
    print(_line("onrecord", cases, ours, frozenset()))
    held = [{"quotation": c.quotation, "sources": [s.text for s in c.sources]} for c in cases]
    given = rivals.answers(python, held) if python else {}
    for name in rivals.NAMES:
        if name in given:
            print(_line(name, cases, given[name], frozenset({"altered", "not-found"})))
        else:
            print(f"{name:12}  not installed there" if python else f"{name:12}  not run: no --rivals")


def _line(name: str, cases: Sequence[Case], given: Sequence[tuple[str, bool]], alike: frozenset[str]) -> str:
    right = sum(
        v in c.verdicts or (v in alike and bool(alike & set(c.verdicts)))
        for c, (v, _) in zip(cases, given, strict=True)
    )
    missed = sum(c.alert and not a for c, (_, a) in zip(cases, given, strict=True))
    false = sum(a and not c.alert for c, (_, a) in zip(cases, given, strict=True))
    wrong_mouth = [
        v == "misattributed" for c, (v, _) in zip(cases, given, strict=True) if c.verdicts == ("misattributed",)
    ]
    n_alerts = sum(c.alert for c in cases)
    return (
        f"{name:12}  {_share(right, len(cases))}  {_share(missed, n_alerts)}  "
        f"{_share(false, len(cases) - n_alerts)}  {_share(sum(wrong_mouth), len(wrong_mouth))}"
    )


def _share(n: int, of: int) -> str:
    return f"{n:3} of {of:3} {100 * n / max(1, of):5.1f}%"


def generated(folder: Path, sizes: tuple[int, int], every: int) -> None:
    """Print the tables of the generated cases: ``sizes`` typographic ones and changes a class."""
    quotations = genuine(folder, every)
    print(f"\ngenerated from {len(quotations)} quotations")
    tallies, given = run(quotations, *sizes)
    for title, names in (("print", PRINT), ("marked edits", MARKED)):
        print(f"{title}: cases, false alarms")
        for name in names:
            print(f"  {name:22}{_share(tallies[name].alerted, tallies[name].n)}")
    n, alarms = (sum(getattr(tallies[name], what) for name in PRINT) for what in ("n", "alerted"))
    print(f"  {'all print':22}{alarms} of {n} {100 * alarms / max(1, n):.2f}%")
    print("changes: missed, recall (a right code given), precision (of its code, in cases where it is right)")
    for name, (_, codes) in CHANGES.items():
        tally = tallies[name]
        missed, named = _share(tally.n - tally.alerted, tally.n), _share(tally.named, tally.n)
        print(f"  {name:22}{missed}  {named}  {100 * _precision(codes, given):5.1f}%")


def _precision(codes: frozenset[str], given: Counter[str]) -> float:
    right = total = 0
    for key, n in given.items():
        code, _, name = key.partition("/")
        if code in codes:
            total += n
            right += n if name in CHANGES and code in CHANGES[name][1] else 0
    return right / total if total else 0.0


def report_natural(folder: Path, every: int) -> None:
    """Print how often speakers alert where a real report's quotation is given to its speaker, and to somebody else."""
    right, wrong = natural.run(folder, make_reader(None).read, every)
    print(f"\nright mouth: {_share(right.alerted, right.n)} alerted, {right.unsure} unsure")
    print(f"wrong mouth: {_share(wrong.alerted, wrong.n)} alerted, {wrong.unsure} unsure")


def report_speed(folder: Path) -> None:
    """Print the timings."""
    found, index_mb, texts_mb = speed.timings(folder)
    # Kibibytes on Linux; the texts are most of it.
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\nspeed (index {index_mb:.0f} MB for {texts_mb:.0f} MB of texts; at most {peak_mb:.0f} MB of memory in all)"
    )
    for timing in found:
        print(f"  {timing.what:46}{timing.processor:7.2f} s of processor time, {timing.wall:7.2f} s")


if __name__ == "__main__":
    main()
