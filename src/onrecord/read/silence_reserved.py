"""Silence told by the manner of those who kept it: mum, cagey, vague, not to be had, of few words."""

from onrecord.read.silence_left import left_open
from onrecord.read.silence_parts import BEING, END, KEPT, MANNER, ON, SOME, Sources, Words, bare


def reserved(words: Words) -> Sources:
    sparing = bare("reserved")
    return {
        "reserved": [
            ("silence", "subject", rf"\b(?:{KEPT}|{BEING}){MANNER}\s+(?:silent|mum){ON}"),
            (
                "silence",
                "subject",
                rf"\b{KEPT}{MANNER}\s+quiet(?:\s+(?:on|about|regarding|over)\b|{END}"
                r"|(?=\s+(?:when|while|as|during|until|since|for|in|at)\b))",
            ),
            ("silence", "subject", r"\b(?:went|gone|fell|fallen|goes|falls)\s+silent\s+(?:on|about|when\s+asked)\b"),
            ("silence", "subject", rf"\b(?:went|{BEING}){MANNER}\s+quiet\s+(?:on(?!\s+\w+day\b)|about)\b"),
            ("silence", "subject", rf"\b(?:{KEPT}|{BEING}){MANNER}\s+unresponsive(?:\s+to)?\b"),
            ("silence", "subject", r"\b(?:sat|stood|sits|stands)\s+(?:silent|mute)(?:ly)?\b(?!\s+for\s+a\s+m)"),
            (
                "silence",
                "subject",
                r"\b(?:kept|keeps?|holds?|held)\s+(?:his|her|their|its)\s+(?:own\s+)?(?:peace|counsel)\b",
            ),
            ("silence", "subject", rf"\bg(?:ave|iv\w+)\s+(?:{SOME}){{1,3}}?the\s+silent\s+treatment\b"),
            ("decline", "subject", rf"\b(?:{BEING}|remain\w*){MANNER}\s+guarded\s+about\b"),
            ("decline", "subject", rf"\bplay(?:ed|s|ing)\s+coy(?:\s+(?:on|about|with)\b|{END})"),
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
                rf"\b(?:{KEPT}|{BEING}){MANNER}\s+{sparing}(?:\s+(?:on|about|as|when)\b|{END})",
            ),
            ("decline", "subject", rf"\b{KEPT}{MANNER}\s+vague\b{ON}|\b{BEING}{MANNER}\s+vague\s+(?:on|about|when)\b"),
            ("decline", "bare", rf"\b{BEING}{MANNER}\s+vague{END}"),
            ("silence", "subject", r"\b(?:\w+ly\s+)?(?:silent|mum|tight-lipped|mute)\s+(?:on(?!\s+\w+day\b)|about)\b"),
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
                r"\b(?:went|gone|were|was|go)\s+(?:unanswered|unreturned|unmentioned|unaddressed)\b",
            ),
            ("silence", "called", r"\bremain(?:ed|s)?\s+(?:unanswered|unreturned)\b"),
            *left_open(),
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
                r"\b(?:said|says|say|saying|sp(?:oke|eaks?|eaking)|reveal(?:ed|s|ing)?|disclos(?:ed|"
                r"es|ing))\s+(?:almost\s+|very\s+|next\s+to\s+)?(?:nothing|little)(?:\s+(?:on|"
                r"about|of)\b|(?=\s*(?:[.,;\n]|\Z|and\b|when\b)))",
            ),
            (
                "silence",
                "subject",
                r"\bs(?:aid|ays|poke|peaks|poken)\s+not\s+(?:a|one)\s+word\b(?:\s+(?:of|about|on|to)\b)?",
            ),
            (
                "silence",
                "loose",
                r"\b(?:nothing|little)\s+(?:more\s+|else\s+)?(?:was|is|has\s+been)\s+(?:\w+ly\s+)?(?:said|disclosed|revealed)"
                r"(?:\s+(?:of|about|on)\b|(?=\s*[.,;]))",
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
