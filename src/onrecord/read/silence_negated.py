"""Silence told by refusing ("declined to comment") and by negation ("did not respond to", "never mentioned")."""

from onrecord.read.silence_parts import ABOUT, ADVERBS, BEING, DAY, DEED, END, MANNER, NOT, SOME, Sources, Words, bare


def refused(words: Words) -> Sources:
    comment = r"\s+(?:further\s+|any\s+)?comments?\b"
    return {
        "declin": [
            ("decline", "subject", rf"\bdeclin(?:ed|es|ing|e)\b(?={DEED}|{comment}|{words.asked[3:]}"),
            ("decline", "bare", r"\bdeclin(?:ed|es)\b(?=\.|\s*$|,\s+(?:citing|saying|and|but|explaining|instead)\b)"),
        ],
        "refus": [
            ("decline", "subject", rf"\brefus(?:ed|es|ing|e)\b(?={DEED}|{comment}|{words.asked[3:]}"),
            ("decline", "bare", rf"\brefus(?:ed|es)\b{END}"),
        ],
        "turn down": [
            (
                "decline",
                "request",
                rf"\b(?:was|were|been|being){MANNER}\s+(?:rebuffed|rejected|turned down|spurned|denied)\b",
            ),
            (
                "decline",
                "subject",
                rf"\b(?:rebuff|reject|spurn)(?:ed|s|ing)?\b{words.asked}|\bturn(?:ed|s|ing)\s+down\b{words.asked}",
            ),
            (
                "decline",
                "subject",
                rf"\b(?:denied|resist(?:ed|s|ing)?)\b(?=\s+(?:{SOME}){{0,2}}(?:requests?|calls (?:for|to|from))\b)",
            ),
            (
                "decline",
                "subject",
                r"\bbalk(?:ed|s|ing)\s+at\s+(?:releas|answer|discuss|disclos|say|nam|provid|giv)ing\b",
            ),
        ],
        "demur": [
            ("decline", "subject", r"\bdemur(?:red|s|ring)\b"),
            ("decline", "subject", r"\bhung\s+up(?=\s*(?:[.,;]|on\b|when\b|without\b|after\b|before\b))"),
            (
                "decline",
                "subject",
                rf"\bwalked\s+(?:away|off)\s+(?:from\s+)?(?=(?:{SOME}){{0,2}}(?:questions?|reporters?|interview)\b)",
            ),
            ("decline", "subject", r"\bclammed\s+up\b"),
        ],
        "unable": [
            (
                "decline",
                "subject",
                rf"\b{BEING}{MANNER}\s+(?:unable|unwilling|reluctant|hesitant|"
                rf"loath)\s+to{MANNER}\s+{words.infinitive}\b{ABOUT}",
            ),
        ],
        "chose": [
            ("decline", "subject", r"\b(?:chose|chosen|choosing|chooses|opted|preferred)\s+not\b(?=\s+to\s+\w)"),
        ],
        "withhold": [
            ("decline", "passive", rf"\b(?:was|were|been){MANNER}\s+withheld\b"),
            ("decline", "subject", rf"\bwith(?:held|hold(?:s|ing)?)\b(?=\s+(?:{SOME}){{0,4}}{bare('withheld')}\b)"),
        ],
    }


def negated(words: Words) -> Sources:
    would = rf"\b(?:would|will|wo){NOT}{ADVERBS}"
    could = rf"\b(?:could|can|ca){NOT}{ADVERBS}"
    asked = rf"(?:{bare('refuse')}\b{DAY}{ABOUT}|(?:provide|give|release|offer|share)(?=\s+{words.given}))"
    telling = rf"(?:{words.telling}|saying|naming|releasing(?=\s+{words.given}))"
    return {
        "not": [
            ("silence", "subject", rf"\b(?:did|does|do|has|have|had){NOT}{ADVERBS}\s+{words.untold}\b"),
            (
                "silence",
                "subject",
                rf"\b(?:did|does|do|has|have|had){NOT}\s+(?:explicitly|publicly|"
                r"directly|specifically|immediately|exactly|outright|ever)\s+(?:say|"
                r"said|named?|address(?:ed)?)\b",
            ),
            (
                "silence",
                "subject",
                rf"\b{BEING}{NOT}{ADVERBS}\s+(?:saying|commenting|disclosing|"
                r"discussing|answering|naming|revealing|talking\s+about|responding|"
                rf"returning){ABOUT}(?!\s+that\b)",
            ),
            (
                "silence",
                "subject",
                rf"\b{BEING}{NOT}{MANNER}\s+(?:made\s+)?(?:reachable|available)(?=\s+(?:for|"
                r"to)\s+(?:comment|an\s+interview|interviews|discuss|answer))",
            ),
            (
                "silence",
                "subject",
                rf"\b(?:could|can){NOT}{MANNER}\s+be{MANNER}\s+(?:reached|contacted|located\s+for\s+comment)\b",
            ),
            ("decline", "subject", rf"{would}\s+{asked}"),
            (
                "decline",
                "subject",
                rf"{could}\s+(?:{bare('able')}\b{ABOUT}|(?:say|tell|explain|"
                r"answer|name|recall|address|describe)(?=\s+(?:(?:him|her|"
                rf"them|us|reporters)\s+)?{words.whether}\b)|answer(?=\s+{SOME}{{0,4}}questions?\b)|"
                rf"(?:provide|give|offer|cite)(?=\s+{words.given}))",
            ),
            (
                "decline",
                "subject",
                rf"\b(?:did|does|do){NOT}\s+(?:want|wish|like|care|care\s+much|"
                rf"intend|plan)\s+to{MANNER}\s+{words.infinitive}\b{ABOUT}",
            ),
            (
                "decline",
                "subject",
                rf"\b{BEING}{NOT}{MANNER}\s+(?:willing|prepared|ready|able|"
                rf"inclined)\s+to{MANNER}\s+{words.infinitive}\b{ABOUT}",
            ),
            (
                "silence",
                "passive",
                rf"\b(?:was|were|been|being|is|are|has|have|had){NOT}{ADVERBS}\s+(?:been\s+)?(?:immediate"
                r"ly\s+|publicly\s+)?(?:returned|answered|disclosed|revealed|"
                r"released\s+publicly|made\s+public|specified|divulged|publicly\s+(?:released|"
                r"identified|acknowledged|named|announced|discussed))\b",
            ),
            (
                "silence",
                "loose",
                rf"(?<=[,\s])not(?:\s+(?:even|once|directly|specifically|explicitly)){{0,2}}\s+{telling}{ABOUT}",
            ),
            ("silence", "loose", rf"(?<=\bfor )not(?:\s+\w+ly)?\s+{words.judging}{ABOUT}"),
        ],
        "never": [
            (
                "silence",
                "subject",
                rf"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )\bnever{ADVERBS}\s+{words.untold}\b",
            ),
            (
                "silence",
                "passive",
                r"\b(?:was|were|been)\s+never\s+(?:mentioned|discussed|acknowledged|disclosed)(?=\s+by\b)",
            ),
            (
                "silence",
                "passive",
                r"\b(?:was|were|been)\s+never\s+(?:disclosed|answered|returned|revealed|explained|made\s+public)\b",
            ),
        ],
        "yet to": [
            (
                "silence",
                "subject",
                rf"\b(?:{BEING}|has|have|had|remains?)\s+yet\s+to{MANNER}\s+(?:{words.untold}|"
                rf"(?:address|announce|name|release|say)(?=\s+{SOME}*?(?:{words.whether}|"
                rf"{words.given})\b))\b",
            )
        ],
        "approximate": [
            (
                "silence",
                "subject",
                r"\b(?:hardly|barely|scarcely|rarely|seldom)(?:\s+(?:even|"
                rf"ever|directly))?\s+(?:{words.tell}|{words.answer}|(?:speaks?|"
                rf"spoke|talks?|talked)\s+(?:of|about))\b{ABOUT}",
            )
        ],
    }
