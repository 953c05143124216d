"""Names of several words that are one name, written as one: Abd al-Aziz, Salah ad-Din."""

import re

from onrecord.names.lists import words
from onrecord.names.split import Words

_ARTICLES = frozenset({"al", "el", "ul", "ur", "ud", "ed", "ad"})
_FAITH_ALONE = frozenset({"din", "deen", "dine"})
_SERVANT_ALONE = re.compile(r"abd(?:[aeou][lrsdztn]?)?")
_SERVANT = re.compile(r"abd[aeou]?(?:l|([rsdztn])(?=\1))?l?(?=\w{3})")
_FAITH = re.compile(r"(\w{2,})[aeiou]dd(?:in|een|ine)")


def compounded(spoken: Words) -> Words:
    """ "Abd al-Aziz", "Abdul Aziz" and "Abdulaziz" as one word, "Salah ad-Din" and "Salahuddin" likewise.

    *Abd* ("servant of") is joined only to a name of God: "Abdul Jan" is two names.
    """
    out: list[str] = []
    at = 0
    while at < len(spoken):
        word, rest = spoken[at], spoken[at + 1 :]
        at += 1
        lord = rest[rest[0] in _ARTICLES and len(rest) > 1] if rest else ""
        if _is_written_twice(word, spoken, at):
            continue
        if lord in words("given", "lord") and _SERVANT_ALONE.fullmatch(word):
            out.append("abd" + lord)
            at += 1 + (lord != rest[0])
        elif out and word in _ARTICLES and rest and rest[0] in _FAITH_ALONE:
            out[-1] += "din"
            at += 1
        else:
            out.append(_compound(word))
    return tuple(out)


def _is_written_twice(word: str, spoken: Words, following: int) -> bool:
    """A slip of the pen, or "Boutros Boutros-Ghali", whom many call by one of the two; not "Chang Chang Ha"."""
    if len(spoken) < 3 or len(word) == 1 or spoken[following : following + 1] != (word,):
        return False
    return word not in words("surnames", "eastern")


def _compound(word: str) -> str:
    if word in words("given", "spelling"):
        return word
    if word.startswith("abd"):
        return _SERVANT.sub("abd", word, count=1)
    faith = _FAITH.fullmatch(word)
    return faith.group(1) + "din" if faith else word
