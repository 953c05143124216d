"""Numbers in figures and words: ``22.8``, ``twenty-five``, ``two hundred and ten``, ``2 1/2``, ``a dozen``."""

from onrecord.read.when.letters import Letters, kinds


def amount(letters: Letters, start: int, end: int) -> float | None:
    """The number that the tokens ``[start, end)`` spell; ``None`` for "several" and the like."""
    here = letters.letters[start:end]
    if any(kind in kinds("SEVERAL") for kind in here):
        return None
    half = 0.5 if any(kind in kinds("HALF") for kind in here) else 0.0
    thousands, rest = 0.0, 0.0
    for at in range(start, end):
        if letters.is_a(at, "THOUSAND"):
            thousands, rest = (rest or 1) * 1000, 0.0
        else:
            rest = _with(letters, at, start, rest)
    article = not half and not thousands and not rest and any(kind in kinds("A", "ANOTHER") for kind in here)
    return thousands + rest + half + article


def _with(letters: Letters, at: int, start: int, rest: float) -> float:
    """``rest`` with the token ``at`` read on to it."""
    value = letters.values[at]
    if not isinstance(value, int) or letters.is_a(at, "A", "ANOTHER"):
        return rest
    if letters.is_a(at, "HUNDRED", "DOZEN"):
        return (rest or 1) * value
    if letters.is_a(at, "COUPLE"):
        return 2
    before = letters.kind(at - 1) if at > start else ""
    if before in kinds("DOT"):
        return rest + value / 10.0 ** (letters.ends[at] - letters.starts[at])
    if before in kinds("COMMA"):
        return rest * 1000 + value
    if before in kinds("SLASH"):
        numerator = int(letters.values[at - 2])
        return rest - numerator + numerator / max(value, 1)
    return rest + value
