"""Letters put together as lines, and lines side by side as rows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from onrecord.ingest.pdf.letters import Letter, Page

_GAP = 1.0  # of the letter's size: wider white space parts columns and cells
_SPACE = 0.22  # narrower white space is none
_SAME_HEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """Letters in a row without a wide gap, where they stand, and how large they are."""

    page: int
    letters: tuple[Letter, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)

    @property
    def middle(self) -> float:
        """Half way between its top and its bottom."""
        return (self.top + self.bottom) / 2


def lines_of(page: Page) -> list[Line]:
    """The lines of a page in the order of the file. Letters printed twice, as for a shadow, are taken once."""
    lines = []
    for letters in _runs(_once(page.letters)):
        trimmed = _trimmed(letters)
        if trimmed:
            lines.append(line_from(page.number, trimmed))
    return lines


def line_from(page: int, letters: list[Letter]) -> Line:
    """The line that some letters make, at least one of them."""
    inked = [letter for letter in letters if letter.text != " "]
    return Line(
        page,
        tuple(letters),
        min(letter.left for letter in inked),
        min(letter.top for letter in inked),
        max(letter.right for letter in inked),
        max(letter.bottom for letter in inked),
        median(letter.size for letter in inked),
        sum(letter.weight >= 600 for letter in inked) > 0.8 * len(inked),
    )


def rows_of(lines: Iterable[Line]) -> list[Line]:
    """Lines from top to bottom; those side by side become one, parted by a space or, where far apart, a tab."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.middle, line.left)):
        if rows and _beside(rows[-1][-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_merged(sorted(row, key=lambda line: line.left)) for row in rows]


def _beside(one: Line, other: Line) -> bool:
    return abs(one.middle - other.middle) < _SAME_HEIGHT * min(one.size, other.size)


def _merged(row: list[Line]) -> Line:
    if len(row) == 1:
        return row[0]
    letters: list[Letter] = []
    for line in row:
        if letters:
            before = letters[-1]
            mark = "\t" if line.left - before.right > 2.5 * line.size else " "
            letters.append(replace_text(before, mark))
        letters.extend(line.letters)
    merged = line_from(row[0].page, letters)
    return replace(merged, left=row[0].left)


def replace_text(letter: Letter, text: str) -> Letter:
    """A letter of no width behind another: white space that the page shows by leaving room."""
    return letter._replace(text=text, left=letter.right, weight=0)


def _once(letters: tuple[Letter, ...]) -> Iterator[Letter]:
    seen: dict[tuple[str, int, int], None] = {}
    for letter in letters:
        key = (letter.text, round(letter.left), round(letter.top))
        if letter.text != " " and key in seen:
            continue
        seen[key] = None
        yield letter


def _runs(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    run: list[Letter] = []
    last: Letter | None = None
    for letter in letters:
        if letter.text == " ":
            if run and run[-1].text != " ":
                run.append(replace_text(run[-1], " "))
            continue
        if last is not None and not _follows(last, letter):
            yield run
            run = []
        elif last is not None and run[-1].text != " " and letter.left - last.right > _SPACE * letter.size:
            run.append(replace_text(last, " "))
        run.append(letter)
        last = letter
    yield run


def _follows(last: Letter, letter: Letter) -> bool:
    size = max(min(last.size, letter.size), 1.0)
    gap = letter.left - last.right
    overlap = min(last.bottom, letter.bottom) - max(last.top, letter.top)
    return overlap > 0.3 * size and -0.5 * size < gap < _GAP * size


def _trimmed(letters: list[Letter]) -> list[Letter]:
    inked = [n for n, letter in enumerate(letters) if letter.text != " "]
    return letters[inked[0] : inked[-1] + 1] if inked else []
