"""What a word sounds like, roughly: keys that spellings and romanisations of one name share.

The rules are our own, from general knowledge of how English, French, German and the customary romanisations of
Russian, Arabic and Chinese write the same sounds.
"""

import re
from functools import lru_cache

_LONGEST = 40
_GRAPHS = {
    "tsch": "C", "tch": "C", "shch": "S", "sch": "S", "ch": "C", "cz": "C", "sh": "S", "dzh": "j", "dj": "j",
    "zh": "j", "kh": "h", "ph": "f", "th": "t", "dh": "d", "gh": "g", "ck": "k", "qu": "k", "q": "k", "tz": "ts",
    "cc": "k", "w": "v", "ou": "u", "oo": "u", "ee": "i", "ea": "i", "ie": "i", "ei": "ai", "ey": "ai", "ay": "ai",
    "iy": "i", "yy": "i", "yj": "i", "ij": "i", "ii": "i", "yi": "i", "ae": "e", "oe": "o", "ue": "u", "y": "i",
    "iu": "iu", "ia": "ia", "x": "ks", "aa": "a", "uu": "u", "uh": "u", "ah": "a", "oh": "o", "eh": "e",
}  # fmt: skip
_GRAPH = re.compile("|".join(sorted(_GRAPHS, key=len, reverse=True)))
_SOFT_C = re.compile(r"c(?=[eiy])")
_DOUBLE = re.compile(r"(.)\1+")
_ENDINGS = (
    (re.compile(r"(?<=[oe])ff?$"), "v"),
    (re.compile(r"(?<=[sz]k)(?:y|i|ii|iy|yy|yj|ij|yi|ij|ey|ei)$"), "i"),
    (re.compile(r"(?<=[aeiou])w?i(?:tch|cz|c|tsch)$"), "iC"),
    (re.compile(r"(?<=[^aeiouy])e$"), ""),
    (re.compile(r"(?:ey|ei|ij|ie|ii|iy|yy|y)$"), "i"),
)
_LOOSE = str.maketrans("eoij", "auii")
_SKELETON = str.maketrans("pvqgjcz", "bfkkkss", "aeiouywh")


@lru_cache(maxsize=32768)
def sound(word: str) -> str:
    """The key of a folded word; words longer than 40 letters, which are no names, are their own key."""
    if len(word) > _LONGEST or not word.isascii():
        return word
    for ending, by in _ENDINGS:
        word = ending.sub(by, word)
    word = _GRAPH.sub(lambda found: _GRAPHS[found.group()], _SOFT_C.sub("s", word)).replace("c", "k")
    return _DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=32768)
def loose_sound(word: str) -> str:
    """The key with a and e, o and u, i and y and j run together, as romanisations of Arabic and Russian mix them."""
    return _DOUBLE.sub(r"\1", sound(word).translate(_LOOSE))


@lru_cache(maxsize=32768)
def skeleton(word: str) -> str:
    """The consonants alone, in classes that Arabic and Hebrew letters keep apart; w, y and h are vowels as often."""
    return _DOUBLE.sub(r"\1", sound(word.replace("w", "").replace("y", "")).translate(_SKELETON))


_INITIALS = {
    "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "zh": "c", "ch": "c", "j": "c", "q": "c", "z": "z",
    "c": "z", "ts": "z", "tz": "z", "hs": "x", "x": "x", "sz": "s", "ss": "s",
}  # fmt: skip
_FINALS = {
    "ung": "ong", "ien": "ian", "ieh": "ie", "ih": "i", "eh": "e", "ueh": "ue", "uei": "ui", "erh": "er",
    "iung": "iong", "uo": "o", "oo": "u", "eo": "o", "yo": "yo",
}  # fmt: skip
_SYLLABLE = re.compile(
    "(ch|sh|zh|ts|tz|hs|sz|ss|[bpmfdtnlgkhjqxzcsrwy])?"
    "(iang|iong|iung|uang|ueng|ang|eng|ong|ing|ung|ian|ien|iao|ieh|iu|ia|ie|uai|uei|uan|uen|ueh|uo|ua|ui|ue|ai|ei|ao"
    "|ou|un|in|an|en|erh|er|ih|eh|a|o|e|i|u)(?![aeiou])"
)


@lru_cache(maxsize=32768)
def chinese_sound(word: str) -> str:
    """A key that pinyin and Wade-Giles spellings of Chinese syllables share, empty where the word has other syllables.

    Wade-Giles marks aspiration with an apostrophe that newspapers leave out, so aspirated and plain initials are one.
    """
    key, at = [], 0
    while at < len(word) <= _LONGEST:
        found = _SYLLABLE.match(word, at)
        if found is None:
            return ""
        initial, final = found.group(1) or "", found.group(2)
        final = _FINALS.get(final, final)
        final = "e" if final == "o" and initial in {"g", "k", "h"} else final
        key.append(_INITIALS.get(initial, initial) + ("i" if initial in {"sz", "ss"} else final))
        at = found.end()
    return "".join(key)
