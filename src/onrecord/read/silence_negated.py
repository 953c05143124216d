"""Silence told by refusing ("declined to comment") and by negation ("did not respond to", "never mentioned")."""

from onrecord.read.silence_parts import (
    ABOUT,
    ADVERBS,
    BEING,
    DAY,
    DEED,
    END,
    MANNER,
    NOT,
    SOME,
    WHEN,
    Sources,
    Words,
    any_of,
    bare,
)


def refused(words: Words) -> Sources:
    comment = r"\s+(?:further\s+|any\s+)?comments?\b"
    return {
        "declin": [
            ("decline", "request", rf"\b(?:was|were|been|being){MANNER}\s+declined\b"),
            ("decline", "subject", rf"\bdeclin(?:ed|es|ing|e)\b(?={WHEN}{DEED}|{comment}|{words.asked[3:]}"),
            ("decline", "bare", r"\bdeclin(?:ed|es)\b(?=\.|\s*$|,\s+(?:citing|saying|and|but|explaining|instead)\b)"),
        ],
        "refus": [
            ("decline", "request", rf"\b(?:was|were|been|being){MANNER}\s+refused\b(?={END[3:-1]}|\s+by\b)"),
            ("decline", "subject", rf"\brefus(?:ed|es|ing|e)\b(?={WHEN}{DEED}|{comment}|{words.asked[3:]}"),
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
                rf"\b(?:denied|resist(?:ed|s|ing)?)\b(?=\s+(?:{SOME}){{0,2}}(?:requests?|calls (?:for|to|from))\b)"
                rf"|\b(?:resist|rebuff)(?:ed|s|ing)?\b"
                rf"(?=\s+(?:{SOME}){{0,3}}(?:pressure|overtures?|entreaties|pleas|appeals|demands)\b)",
            ),
            ("decline", "subject", rf"\bbalk(?:ed|s|ing)\b(?=\s+at\b|{END})"),
            (
                "decline",
                "subject",
                rf"\b(?:resist(?:ed|s|ing)?|h(?:eld|olds|olding)\s+(?:off|back)(?:\s+(?:on|from))?)"
                rf"\s+(?:{words.judging}|releasing|naming)\b",
            ),
        ],
        "demur": [
            ("decline", "subject", r"\bdemur(?:red|s|ring)\b"),
            (
                "decline",
                "subject",
                r"\bpass(?:ed|es|ing)\s+(?:on|up)(?=\s+(?:an?|the|his|her|its|their|that|every)\s+(?:\w+\s+)?"
                r"(?:chance|opportunity|opportunities|invitations?|offers?|requests?)\b)",
            ),
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
                rf"\b{BEING}{MANNER}\s+unable\s+to{MANNER}\s+{words.infinitive}\b{ABOUT}",
            ),
            (
                "decline",
                "subject",
                rf"\b(?:{BEING}|remain\w*|seem\w*|appear\w*){MANNER}\s+(?:unwilling|reluctant|hesitant|loath)"
                rf"\s+to{MANNER}\s+{words.avowal}\b{ABOUT}",
            ),
        ],
        "fifth": [
            (
                "decline",
                "subject",
                r"\b(?:invok|assert|plead|pled|t[ao]k|took|exercis|cit)\w*\s+(?:[\w’'-]+\s+){0,3}?"
                r"(?:Fifth\b|right\s+(?:to\s+remain\s+silent|against\s+self))",
            ),
        ],
        "chose": [
            (
                "decline",
                "subject",
                rf"\b(?:decided|elected|opted|chose|chosen|choosing|chooses|preferred)\s+"
                rf"(?:not\s+to{MANNER}\s+{words.avowal}|against\s+{words.telling})\b",
            ),
            (
                "decline",
                "subject",
                r"\b(?:chose|chosen|choosing|chooses|opted|elected|preferred|decided)\s+to\s+"
                r"(?:(?:remain|stay|keep)\s+(?:silent|quiet|mum)|say\s+nothing)\b",
            ),
        ],
        "careful": [
            (
                "decline",
                "subject",
                rf"\b(?:careful|t(?:ook|aking)\s+care)\s+not\s+to{MANNER}\s+(?:{words.infinitive}|{bare('judge')})\b{ABOUT}",
            ),
        ],
        "withhold": [
            ("decline", "withheld", rf"\b(?:was|were|been){MANNER}\s+withheld\b"),
            ("decline", "subject", rf"\bwith(?:held|hold(?:s|ing)?)\b(?=\s+(?:{SOME}){{0,4}}{bare('withheld')}\b)"),
        ],
    }


def negated(words: Words) -> Sources:
    would = rf"\b(?:would|will|wo){NOT}{ADVERBS}"
    could = rf"\b(?:could|can|ca){NOT}{ADVERBS}"
    asked = rf"(?:{bare('refuse')}\b{DAY}{ABOUT}|(?:provide|give|release|offer|share)(?=\s+{words.given}))"
    complied = rf"{any_of('compliance')}(?=\s+(?:{SOME}){{0,3}}{bare('asked')}\b)"
    told = rf"saying(?=\s+{words.whether}\b|\s+(?:much|more|anything)\b)"
    telling = rf"(?:{words.telling}|{told}|naming|releasing(?=\s+{words.given}))"
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
                rf"\b{BEING}{NOT}{ADVERBS}\s+(?:saying(?={END}|\s+(?:(?:just|exactly|publicly|yet)\s+)?(?:{words.whether}"
                r"|much|more|anything|so)\b)|(?:commenting|disclosing|discussing|answering|naming|revealing"
                rf"|responding|returning){ABOUT}(?!\s+that\b)|(?<!was not )(?<!were not )(?<!wasn.t )talking\s+about)",
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
                r"answer|name|address|describe)(?=\s+(?:(?:him|her|"
                rf"them|us|reporters)\s+)?{words.whether}\b)|answer(?=\s+{SOME}{{0,4}}questions?\b)|"
                rf"(?:provide|give|offer|cite)(?=\s+{words.given})"
                rf"|bring\s+(?:him|her|it|them)sel(?:f|ves)\s+to\s+(?:{words.infinitive}|say|speak)\b)",
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
                rf"\b{BEING}{NOT}{MANNER}\s+(?:(?:willing|prepared|ready|able|inclined)\s+to{MANNER}\s+{words.infinitive}"
                rf"|(?:talking|speaking|commenting){END}"
                rf"|(?:been\s+)?forthcoming)\b{ABOUT}",
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
            ("decline", "subject", rf"\b(?:did|does|do|has|have|had|would|will|wo){NOT}{ADVERBS}\s+{complied}\b"),
            (
                "silence",
                "loose",
                rf"\b(?:did|does|do|has|have|had){NOT}(?:\s+\w+ly|\s+yet)?\s+(?:(?:receiv(?:e|ed)|get|got|gotten)"
                r"(?:\s+an?|\s+any)?(?:\s+\w+)?\s+(?:responses?|reply|replies|answers?)|heard?\s+back)\b",
            ),
            ("silence", "loose", rf"(?<=\bfor )not(?:\s+\w+ly)?\s+{words.judging}{ABOUT}"),
            ("silence", "raised", rf"\b(?:did|does|do|has|have|had){NOT}{ADVERBS}\s+come\s+up\b"),
            ("silence", "passive", rf"\b(?:was|were|been|is|are){NOT}{ADVERBS}\s+mentioned{END}"),
            ("decline", "subject", rf"{would}\s+make\s+(?:{SOME}){{1,3}}?available\s+(?:for|to)\b"),
        ],
        "never": [
            (
                "silence",
                "raised",
                r"\bnever\s+c(?:ame|omes|ome)\s+up\b",
            ),
            ("silence", "passive", rf"\b(?:was|were|been|is|are)\s+never\s+(?:even\s+|once\s+)?mentioned{END}"),
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
