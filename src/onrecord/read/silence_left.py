"""Silence told by what was left: "left unsaid was who paid", "absent from it was any mention of the loan", "no longer
talks about it", "attempts to reach her failed"."""

from onrecord.read.silence_parts import ABOUT, MANNER, SOME, Act, Sources, Way, Words, bare


def left_open() -> list[tuple[Act, Way, str]]:
    """What is left without words, before or behind the thing that is left: "left the question unanswered"."""
    unsaid = bare("unsaid")
    return [
        ("silence", "loose", rf"(?-i:\b(?:Left|Unsaid)){MANNER}\s*{unsaid}?(?=\s*:|\s+(?:was|were|is|are)\b)"),
        ("silence", "subject", rf"\bl(?:eft|eaves?|eaving){MANNER}\s+{unsaid}\b"),
        (
            "silence",
            "subject",
            rf"\bl(?:eft|eaves?|eaving)\s+(?:{SOME}){{1,4}}?(?:unsaid|unmentioned|unspoken|unanswered|unacknowledged)\b",
        ),
    ]


def left_unsaid(words: Words) -> Sources:
    """Constructions whose quick word tells that something is gone from talk."""
    mention = rf"(?:any|all|a\s+single)\s+(?:{SOME}){{0,2}}(?:{bare('muted')}|discussion|acknowledge?ment)"
    of = r"(?:\s+(?:of|to|about|for|that)\b)?"
    reach = r"(?:reach|contact|interview|speak\s+(?:to|with)|get\s+comment\s+from)"
    telling = (
        r"(?:(?:answering|commenting|responding|replying|talking|speaking|discussing|mentioning)\b"
        rf"|taking\s+(?:{SOME}){{0,2}}questions\b|returning{words.addressed})"
    )
    return {
        "left": [
            *left_open(),
            (
                "silence",
                "loose",
                rf"\b(?:absent|missing)\b(?:\s+from\s+(?:{SOME}){{1,8}}?(?:was|were|is|are|:)?|\s+(?:was|were|is|are))"
                rf"[:,]?\s+{mention}\b{of}",
            ),
            (
                "silence",
                "subject",
                r"\bomitt(?:ed|ing)\s+(?:any\s+|all\s+)?(?:mention|reference)\s+(?:of|to)\b|\bomitted(?=\s+the\s+fact\b)",
            ),
        ],
        "longer": [
            ("silence", "subject", rf"\bno\s+longer\s+(?:{words.tell}|{words.answer}|takes?\s+questions){ABOUT}"),
            ("silence", "subject", rf"\bst(?:opped|ops)\s+{telling}{ABOUT}"),
            (
                "silence",
                "subject",
                rf"\bst(?:opped|ops|opping)\s+(?:just\s+|well\s+)?short\s+of\s+(?:an?\s+|any\s+|the\s+)?(?:{SOME})?"
                rf"{bare('speech act')}\b",
            ),
            (
                "silence",
                "subject",
                rf"\bst(?:opped|ops|opping)\s+(?:just\s+|well\s+)?short\s+of\s+(?:\w+ly\s+)?{words.judging}\b{ABOUT}",
            ),
            ("silence", "subject", rf"\bl(?:eft|eaves?|eaving)\s+out\s+{mention}\b{of}"),
            ("silence", "loose", rf"\b(?:attempts?|efforts?)\s+to\s+{reach}\s+(?:{SOME}){{1,6}}?failed\b"),
            ("decline", "subject", r"\breserved\s+(?:comment|judge?ment)\b(?:\s+on\b)?"),
        ],
    }
