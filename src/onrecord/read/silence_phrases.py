"""The constructions of reported silence, as patterns over the lists of ``lexicon/silence.toml``.

Declining ("refused to say"), no answer ("did not respond to"), nothing told ("never mentioned", "barely mentioned",
"without naming"), evasion ("dodged the question"), holding back ("withheld the names"), and the same as a noun ("his
refusal to"), in the passive ("calls were not returned") and with nobody as the subject ("neither would comment").
"""

import re
from functools import cache

from onrecord.read.silence_left import left_unsaid
from onrecord.read.silence_negated import negated, refused
from onrecord.read.silence_parts import (
    ABOUT,
    DEED,
    END,
    MANNER,
    SOME,
    Act,
    Sources,
    Way,
    Words,
    any_of,
    bare,
)
from onrecord.read.silence_reserved import reserved


@cache
def constructions(kind: str) -> tuple[tuple[Act, Way, re.Pattern[str]], ...]:
    """The constructions that a quick word stands in, those first that go before the others.

    Those of one word are compiled when it is first met: all 150 take half a second, and most reports have two or three.
    """
    return tuple((act, way, re.compile(source, re.IGNORECASE)) for act, way, source in _sources()[kind])


@cache
def _sources() -> Sources:
    words = Words()
    groups = (refused(words), negated(words), _avoided(words), reserved(words), left_unsaid(words), _named(words))
    return {kind: sources for group in (*groups, _nobody(words)) for kind, sources in group.items()}


def _avoided(words: Words) -> Sources:
    spoken = (
        r"(?:(?:any|direct|all)\s+){0,2}(?:mention|talk|discussion|"
        r"references?|criticisms?|comments?|questions?|answers?|eye contact with reporters)\b(?:\s"
        r"+(?:of|to|on|about))?"
    )
    saying = rf"(?:(?:directly|publicly|fully|explicitly|openly|even|outright)\s+)?{words.judging}\b{ABOUT}"
    dodge = any_of("dodge")
    return {
        "fail": [
            (
                "silence",
                "subject",
                rf"\b(?:fail(?:ed|s|ing)|neglect(?:ed|s|ing)|forgot|omitt(?:ed|ing))\s+to{MANNER}\s+{words.untold}",
            ),
            ("silence", "subject", r"\bomit(?:ted|s)\s+(?:any\s+|all\s+)?(?:mention|reference)\s+(?:of|to)\b"),
            ("silence", "subject", r"\bomit(?:ted|s)(?=\s+the\s+fact\b)|\bgloss(?:ed|es|ing)\s+over\b"),
        ],
        "avoid": [
            (
                "decline",
                "subject",
                rf"\bavoid(?:ed|s|ing)?\s+(?:{saying}|{spoken})|\brefrain(?:ed|"
                rf"s|ing)?\s+from\s+(?:{saying}|{spoken})|\bsh(?:ied|ies|ying|"
                rf"y)\s+(?:away\s+)?from\s+(?:{saying}|{spoken})",
            ),
            ("silence", "subject", rf"\bst(?:opped|ops|opping)\s+(?:just\s+|well\s+)?short\s+of\s+{saying}"),
            (
                "decline",
                "subject",
                rf"\bsteer(?:ed|s|ing)\s+clear\s+of\s+(?:{saying}|{spoken}|(?:the\s+)?(?:subject|issue|topic)\b)",
            ),
            (
                "decline",
                "subject",
                rf"\bavoid(?:ed|s|ing)?\b{words.issue}|\bavoid(?:ed|s|ing)?(?=\s+(?:an?|"
                rf"any)\s+(?:{SOME}){{0,2}}answers?\b)",
            ),
        ],
        "dodge": [
            (
                "decline",
                "subject",
                rf"\b(?!avoid|ignor){dodge}\b(?=\s+{SOME}{{0,4}}(?:questions?|"
                r"questioning|inquir\w+|quer\w+|reporters?|interviews?|answer\w*|"
                r"the\s+(?:issue|subject|topic|matter))\b)",
            ),
            ("decline", "subject", r"\b(?:hedged|equivocated|waffled)\s+(?:on|about|when|over)\b"),
            ("decline", "bare", rf"\b(?:deflected|ducked|hedged|equivocated|punted|dodged|sidestepped)\b{END}"),
            ("decline", "subject", r"\bstonewall(?:ed|ing|s)\b|\bchang(?:ed|ing)\s+the\s+subject\b"),
        ],
        "ignor": [
            (
                "silence",
                "passive",
                r"\b(?:calls|messages|e-?mails|requests|questions|letters|inquiries)\s+(?:was|were|been)\s+ignored\b",
            ),
            ("silence", "subject", rf"\bignor(?:ed|es|ing){words.addressed}"),
            ("silence", "subject", r"\bignored\b(?=\s+us\b(?!\s+\w+s\b))"),
        ],
    }


def _named(words: Words) -> Sources:
    spoken = (
        rf"(?:{words.infinitive}|answer|address(?=\s+{SOME}*?questions?)|"
        r"condemn|denounce|disavow|repudiate|(?:release|provide|give|"
        rf"offer|disclose|produce)(?=\s+{words.given}|\s+(?:{SOME}){{0,4}}(?:returns|"
        r"transcripts|records|emails|documents|speeches)\b))"
    )
    of = r"(?:\s+(?:of|to|on|for|about|from|that)\b)?"
    return {
        "noun": [
            (
                "decline",
                "holder",
                rf"\brefusals?(?:\s+(?:thus far|so far|at times|yesterday))?\b(?={DEED}|\s+(?:by|of)\b)",
            ),
            (
                "decline",
                "holder",
                rf"\b(?:unwillingness|reluctance)\b(?=\s+to{MANNER}\s+(?:{words.avowal}|{spoken})\b)",
            ),
            ("silence", "holder", rf"\bfailures?\b(?=\s+to{MANNER}\s+(?:{words.untold}|{spoken}))"),
            (
                "silence",
                "holder",
                r"(?<!moment of )(?<!moments of )(?<!in )\bsilence(?=\s+(?:on|"
                r"about|over|regarding|from|in\s+the\s+face\s+of|toward)\b)",
            ),
            (
                "silence",
                "subject",
                r"\b(?:maintain|kept|keep)(?:ed|s|ing)?\s+(?:his|her|"
                r"their|its|a)\s+(?:\w+\s+)?silence\b",
            ),
            (
                "silence",
                "holder",
                r"\bsilence\b(?=\s+(?:has\s+been|is|was|were)\s+(?:deafening|telling|conspicuous|striking|notable|total)\b"
                r"|\s+sp(?:oke|eaks)\b)",
            ),
            ("silence", "holder", r"\black\s+of\s+(?:an?\s+)?(?:answers?|response|comment|reply|explanation)\b"),
        ],
        "no": [
            (
                "silence",
                "subject",
                rf"\b(?:had|has|have|having)\s+no\s+(?:(?:immediate|further|public|other|official)\s+)*{bare('had')}\b{of}",
            ),
            (
                "decline",
                "subject",
                rf"\bsa(?:ys|id|ying)\s+no\s+to\b(?=\s+(?:{SOME}){{0,3}}(?:{bare('asked')}|debates?|hearings?|talks)\b)",
            ),
            ("decline", "subject", r"\bt(?:ook|akes?|aking)\s+no\s+(?:\w+\s+)?questions\b"),
            (
                "silence",
                "subject",
                r"\b(?:made|makes|make|making|offered|"
                r"offers|offering|gave|gives|giving|issued|provided|provides|"
                rf"providing|released|cited|cites|citing)\s+no\s+{words.muted}\b{of}",
            ),
            (
                "silence",
                "loose",
                rf"\b(?:with|there\s+(?:was|is|were|has\s+been|had\s+been))\s+no\s+{words.muted}\b{of}",
            ),
            (
                "silence",
                "loose",
                rf"\bno\s+{words.muted}\s+(?:was|were|is|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+)?"
                r"(?:given|offered|provided|released|disclosed|made)\b",
            ),
            (
                "silence",
                "loose",
                r"\b(?:receiv(?:ed|es|ing)|got|gotten|gets|drew|met\s+with)\s+no\s+(?:\w+\s+)?"
                r"(?:responses?|reply|replies|answers?|comment)\b",
            ),
            (
                "silence",
                "loose",
                r"\bno\s+(?:(?:immediate|overt|official|public|direct|explicit|"
                r"specific)\s+){0,2}(?:word|comment|response|reply|mention)\s+(?:on|"
                r"from|of|about|to)\b",
            ),
        ],
        "without": [
            (
                "silence",
                "loose",
                r"\bwithout(?:\s+(?:once|ever|even|directly|specifically|explicitly|so\s+much\s+as|"
                rf"actually|further|\w+ly)){{0,2}}\s+(?:{words.telling}|naming|"
                rf"(?:(?:a|an|any|another|further|one|the\s+slightest)\s+)?(?:{bare('unspoken')})\b|"
                rf"saying(?=\s+{words.whether}\b|\s+(?:much|more|anything|so)\b)|"
                rf"(?:offering|providing|giving|citing)(?=\s+{words.given}))\b{ABOUT}",
            ),
        ],
    }


_ELSE = r"(?:s?he|they|I|we|you|it|who|that|which)"
"""A subject of its own between "none" and the verb: "none of the films she talks about"."""


def _nobody(words: Words) -> Sources:
    spoken = (
        rf"(?:(?:has|have|had|would|will|did|could|was|were|(?!can\s+say)can)\s+)?(?:\w+ly\s+|bother(?:ed|s)?\s+to\s+)?"
        rf"(?:{words.tell}|{words.answer}|(?:spoke|spoken|talk|speak)(?:\s+(?:with|to)\b|{END})|"
        rf"spoken|say(?!\s+(?:that|this|so)\b)|said(?=\s+{words.whether})|return(?:ed)?{words.addressed}|"
        rf"(?:offered|provided|given?|gave|provides?|offers?)(?=\s+{words.given})|"
        rf"available\s+for\s+comment|be\s+reached)\b{ABOUT}"
    )
    return {
        "nobody": [
            (
                "decline",
                "subject",
                r"\b(?:(?:could|can|would|will)\s+)?neither\s+(?:confirm|den)(?:ed|ied|s|ies|y|ing)?\s+nor\s+(?:confirm|den)(?:ed|ied|s|ies|y|ing)?\b",
            ),
            (
                "silence",
                "loose",
                rf"\bnor\s+(?:did|has|have|had|does|do|would|will|could)\s+(?:{SOME}){{1,4}}?(?:note|"
                rf"{words.infinitive})\b{ABOUT}",
            ),
            (
                "silence",
                "nobody",
                r"\b(?:neither|none|no\s+one|nobody)\s+(?!else\b|of\s+th(?:is|at|"
                rf"ese|ose)\b)(?:(?!{_ELSE}\b){SOME}){{0,6}}?(?P<told>{spoken})",
            ),
        ],
    }
