"""Bylines: whether a line is one, and the names in it."""

import re

from onrecord.ingest.vocabulary import NOT_NAMES

_BY = re.compile(
    r"\s*(?:(?:words|reporting|written|story|text|posted|published|submitted|edited|compiled|analysis|opinion|report"
    r"|interview)\s+)?by:?\s+|\s*(?:authors?|writers?|reporters?|words|text|story|interview|reporting)\s*:\s*"
    r"|\s*(?:posted|published|submitted|written)\s+(?:on\s+)?(?=[^.!?]*\d)[^!?\n]{5,40}?\s+by\s+",
    re.I,
)
_ROLE_WORDS = 7
_HANDLE_WORDS = 3  # a blog names its writers as they call themselves: "gullwatcher"
_TAIL_READ = 120
_POSTED = re.compile(r"\s*(?:posted|submitted)\b", re.I)
_PARTICLE = r"(?:de|da|del|della|der|den|di|do|dos|du|la|le|van|von|bin|bint|ibn|al|el|ben|ter|ten|y|of|the|af|av|zu)"
# Atomic: "-" stands within words and between them, so a name of many hyphens could be parted in endless ways. (Python
# below 3.11.5 gets a possessive group wrong, an atomic one right.)
_WORD = r"(?:[^\W\d_a-z]\.?+(?>(?:[^\W\d_]|['’.-](?=[^\W\d_]))*)\.?+)"
_NAME = re.compile(
    rf"(?:al-|el-|d['’]|{_PARTICLE}\s)?{_WORD}(?:[ -](?:{_PARTICLE}[ -]){{0,2}}(?:al-|el-|d['’])?{_WORD}){{0,4}}"
)
_JOIN = re.compile(r"\s*(?:,|;|&|\||/|\band\b|\bwith\b)\s*", re.I)
_TAIL = re.compile(
    r"\s+(?:in|at|for|from|on)\s+(?-i:[^\W\d_a-z]).*|\s+[-–—|•·]\s+.*|\s*\(.*|\s*\S+@\S+.*|\s+@\w+.*"
    r"|\s*(?:,|\|)?\s*(?:last |first )?(?:published|updated|posted)\b.*|\s*,?\s*\d.*",
    re.I | re.S,
)
_ROLE = re.compile(
    r"\b(?:staff|writers?|reporters?|correspondents?|editors?|columnists?|contributors?|contributing|special|senior|chief"
    r"|bureau|desk|team|producer|photographer|analyst|fellow|professor|director|agenc(?:y|ies)|press|news|times|post|herald"
    r"|tribune|journal|gazette|magazine|media|radio|television|tv|network|service|services|associated|reuters|afp|bbc|cnn"
    r"|freelance|guest|newsroom|editorial|university|institute|today|daily|weekly)\b",
    re.I,
)
_SMALL_IN_ROLES = frozenset({"and", "of", "for", "the", "&", "|"})
_TAIL_WORD = re.compile(
    rf"{_PARTICLE}|and|in|for|at|with|on|by|updated|published|min|read|[ap]m|reporting|editing|additional|writing|edited"
)
_ADDRESS = re.compile(r"\([^)]*\)|\S+@\S+")
_PLACEHOLDERS = frozenset(
    {"admin", "administrator", "unknown", "author", "anonymous", "webmaster", "editor", "none", "null", "user"}
)


def is_byline(line: str) -> bool:
    """Whether a short line is a byline: "By Jane Roe", "By JANE ROE and Ali al-Amin, Staff Writers"."""
    found = _BY.match(line)
    if found is None:
        return False
    rest = line[found.end() :].strip()
    if (
        not rest
        or rest[-1] in "?!:"
        or (rest[-1] == "." and not re.search(r"\b(?:[A-Z]|Jr|Sr|Dr|St|Inc|U\.S)\.$", rest))
    ):
        return False
    first = _JOIN.split(_TAIL.sub("", rest, count=1), maxsplit=1)[0].strip()
    if _POSTED.match(line) and first and len(first.split()) <= _HANDLE_WORDS:
        return True
    if not _NAME.fullmatch(first) or first.split()[0].lower().rstrip(".") in NOT_NAMES:
        return False
    return _tail_is_short(rest[len(first) :]) and (" " in first or rest == first or bool(_ROLE.search(rest)))


def authors_in(text: str) -> tuple[str, ...]:
    """The names in a byline or an author field, without "By", roles, places, addresses and dates; in order, once each.

    A first part that is an agency or a paper is kept: "By Reuters" names the author the page gives. Names are kept in
    the letters the page uses.
    """
    rest = _TAIL.sub("", _BY.sub("", " ".join(text.split()), count=1), count=1)
    names: list[str] = []
    for part in _JOIN.split(rest):
        name = part.strip(" .:–—-") if not part.endswith(("Jr.", "Sr.")) else part.strip()
        known = {kept.casefold() for kept in names}
        if _is_name(name, first=not names) and name.casefold() not in known:
            names.append(name)
    return tuple(names)


def is_role(line: str) -> bool:
    """Whether the line says only what a writer is and for whom: "Staff Writer", "Health correspondent"."""
    words = line.strip(" .,|").split()
    return (
        0 < len(words) <= _ROLE_WORDS
        and _ROLE.search(line) is not None
        and words[0][:1].isupper()
        and all(word[:1].isupper() or word in _SMALL_IN_ROLES or _ROLE.fullmatch(word.strip(",")) for word in words)
        and not line.endswith((":", "?", "!"))
    )


def _is_name(name: str, *, first: bool) -> bool:
    if not 1 < len(name) <= 80 or name.casefold() in _PLACEHOLDERS or "://" in name or "@" in name:
        return False
    if first:
        return any(character.isalpha() for character in name) and not name.casefold().startswith(("www.", "http"))
    return " " in name and not name.startswith("The ") and _NAME.fullmatch(name) is not None and not _ROLE.search(name)


def _tail_is_short(tail: str) -> bool:
    """After the first name: more names, roles, an agency, a place. A running sentence has many small words."""
    if len(tail) > _TAIL_READ:
        return False
    words = re.findall(r"[^\W\d_]+", _ADDRESS.sub(" ", tail))
    small = [word for word in words if word.islower() and not _TAIL_WORD.fullmatch(word) and not _ROLE.search(word)]
    return len(small) <= 1
