"""The constructions of reported silence, as patterns over the lists of ``lexicon/silence.toml``.

Declining ("refused to say"), no answer ("did not respond to"), nothing told ("never mentioned", "barely mentioned",
"without naming"), evasion ("dodged the question"), holding back ("withheld the names"), and the same as a noun ("his
refusal to"), in the passive ("calls were not returned") and with nobody as the subject ("neither would comment").
"""

import re
from functools import cache

from onrecord.read.silence_negated import negated, refused
from onrecord.read.silence_parts import (
    ABOUT,
    BEING,
    DEED,
    END,
    KEPT,
    MANNER,
    ON,
    SOME,
    Act,
    Sources,
    Way,
    Words,
    any_of,
    bare,
)


@cache
def constructions() -> dict[str, tuple[tuple[Act, Way, re.Pattern[str]], ...]]:
    """For each quick word the constructions that it stands in, those first that go before the others."""
    words = Words()
    groups = (refused(words), negated(words), _avoided(words), _reserved(words), _named(words), _nobody(words))
    return {
        kind: tuple((act, way, re.compile(source, re.IGNORECASE)) for act, way, source in sources)
        for group in groups
        for kind, sources in group.items()
    }


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
                rf"\bfail(?:ed|s|ing)\s+to{MANNER}\s+(?:{words.tell}|{words.answer}{ABOUT}|"
                rf"(?:say|explain|tell)(?=\s+{words.whether}\b)|condemn|denounce|"
                rf"disavow|apologi[sz]e|return{words.addressed}|(?:provide|"
                rf"offer|give)(?=\s+{words.given}))\b",
            ),
            ("silence", "subject", rf"\b(?:neglect(?:ed|s|ing)|forgot)\s+to{MANNER}\s+{words.infinitive}\b"),
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


def _reserved(words: Words) -> Sources:
    reserved = bare("reserved")
    return {
        "reserved": [
            ("silence", "subject", rf"\b(?:{KEPT}|{BEING}){MANNER}\s+(?:silent|mum){ON}"),
            ("silence", "subject", rf"\b{KEPT}{MANNER}\s+quiet{ON}\b"),
            ("silence", "subject", r"\b(?:went|gone|fell|fallen|goes|falls)\s+silent\s+(?:on|about|when\s+asked)\b"),
            ("silence", "subject", rf"\b(?:went|{BEING}){MANNER}\s+quiet\s+(?:on|about)\b"),
            ("silence", "subject", rf"\b(?:{KEPT}|{BEING}){MANNER}\s+unresponsive(?:\s+to)?\b"),
            ("silence", "subject", r"(?<=\band )(?:\w+ly\s+)?silent\s+(?:on|about)\b"),
            (
                "decline",
                "subject",
                r"\b(?:g[ai]v|offer)\w*(?=\s+(?:an?\s+|only\s+)?(?:vague|evasive|noncommittal|non-committal)\s+"
                r"(?:answers?|responses?|repl(?:y|ies)|statements?)\b)",
            ),
            ("silence", "subject", rf"\b(?:{KEPT}|{BEING}){MANNER}\s+(?:tight-lipped|close-mouthed){ON}"),
            (
                "decline",
                "subject",
                rf"\b(?:{KEPT}|{BEING}){MANNER}\s+{reserved}(?:\s+(?:on|about|as|when)\b|{END})",
            ),
            ("decline", "subject", rf"\b{KEPT}{MANNER}\s+vague\b{ON}|\b{BEING}{MANNER}\s+vague\s+(?:on|about|when)\b"),
            ("decline", "bare", rf"\b{BEING}{MANNER}\s+vague{END}"),
        ],
        "unavailable": [
            (
                "silence",
                "subject",
                rf"\b{BEING}{MANNER}\s+unavailable(?=\s+(?:for|to)\s+(?:comment|"
                r"an\s+interview|interviews|discuss|answer))",
            ),
            ("silence", "subject", rf"\b{BEING}{MANNER}\s+unreachable\b"),
            (
                "silence",
                "passive",
                r"\b(?:went|gone|were|was|remain(?:ed|s)?|go)\s+(?:unanswered|unreturned|unmentioned|unaddressed)\b",
            ),
            (
                "silence",
                "passive",
                r"\b(?:was|were|proved)\s+(?:unsuccessful|futile|fruitless)\b",
            ),
        ],
        "little": [
            (
                "silence",
                "subject",
                r"\b(?:said|says|say|saying|reveal(?:ed|s|ing)?|disclos(?:ed|"
                r"es|ing))\s+(?:almost\s+|very\s+)?(?:nothing|little)(?:\s+(?:on|"
                r"about|of)\b|(?=\s*[.,;]))",
            ),
            (
                "silence",
                "subject",
                r"\b(?:had|has|have|having)\s+(?:very\s+)?(?:little|nothing)\s+(?:more\s+|"
                r"else\s+|further\s+)?to\s+(?:say|add)(?:\s+(?:on|about|of))?\b",
            ),
            (
                "silence",
                "subject",
                r"\b(?:offer|giv|provid|gave|reveal|made|mak|releas|includ|"
                r"contain|carried)\w*\s+(?:very\s+|only\s+a\s+)?(?:little|"
                rf"few|scant)\s+(?:{SOME})?{bare('muted')}\b(?:\s+(?:of|to|"
                r"on|about|beyond))?",
            ),
            ("silence", "subject", rf"\b(?:did|does|done|doing)\s+(?:little|nothing)\s+to\s+{words.infinitive}\b"),
            ("silence", "subject", r"\b(?:held|holding|hold|bit|biting|bite)\s+(?:his|her|their|its)\s+tongues?\b"),
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
            ("decline", "holder", rf"\b(?:unwillingness|reluctance)\b(?=\s+to{MANNER}\s+{spoken}\b)"),
            ("silence", "holder", rf"\bfailures?\b(?=\s+to{MANNER}\s+{spoken}\b)"),
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
                r"\b(?:made|makes|make|making|had|has|have|having|offered|"
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
                r"\bwithout(?:\s+(?:once|ever|even|directly|specifically|explicitly|"
                rf"actually|further|\w+ly)){{0,2}}\s+(?:{words.telling}|naming|"
                rf"saying(?=\s+{words.whether}\b|\s+(?:much|more|anything|so)\b)|"
                rf"(?:offering|providing|giving|citing)(?=\s+{words.given}))\b{ABOUT}",
            ),
        ],
    }


def _nobody(words: Words) -> Sources:
    spoken = (
        rf"(?:(?:has|have|had|would|will|did|could|was|were|can)\s+)?(?:\w+ly\s+)?(?:{words.tell}|"
        rf"{words.answer}|(?:spoke|spoken|talk|speak)\s+(?:with|to)|"
        rf"spoken|say|said(?=\s+{words.whether})|return(?:ed)?{words.addressed}|"
        rf"(?:offered|provided|given?|gave|provides?|offers?)(?=\s+{words.given})|"
        rf"available\s+for\s+comment|be\s+reached)\b{ABOUT}"
    )
    return {
        "nobody": [
            (
                "decline",
                "subject",
                r"\bneither\s+(?:confirm|den)(?:ed|ied|s|ies|y|ing)?\s+nor\s+(?:confirm|den)(?:ed|ied|s|ies|y|ing)?\b",
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
                r"\b(?:neither|none|no\s+one|nobody)\s+(?!of\s+th(?:is|at|"
                rf"ese|ose)\b)(?:{SOME}){{0,6}}?(?P<told>{spoken})",
            ),
        ],
    }
