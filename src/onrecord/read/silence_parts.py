"""What the patterns of reported silence are put together from: quick words, small pieces, and the lists as patterns."""

import re
from collections.abc import Iterable
from typing import Literal

from onrecord.lexicon import phrases
from onrecord.read.act_words import forms_of

Act = Literal["decline", "silence"]
Way = Literal["subject", "holder", "passive", "request", "withheld", "raised", "called", "loose", "bare", "nobody"]
"""Where those stand who were silent: subject of the verb; holder of the noun ("his refusal"); nowhere, for the subject
is what was not told: anything, a request that was turned down, facts withheld, a topic not raised, a call; subject of
some clause before; subject of "refused" with nothing after it; in the phrase's own "no one"."""

QUICK: tuple[tuple[str, str], ...] = (
    *((" not ", "not"), ("n't ", "not"), ("n’t ", "not"), ("never ", "never"), ("yet to ", "yet to")),
    *((f"{verb}{form}", verb) for verb in ("declin", "refus", "ignor") for form in ("e", "i")),
    *((f"{verb}{form}", "dodge") for verb in ("dodg", "evad") for form in ("e", "i")),
    *(
        (word, "dodge")
        for word in ("sidestep", "side-step", "deflect", "ducked", "ducking", "ducks ", "skirt", "fend", "pivot")
    ),
    *((word, "dodge") for word in ("brush", "waved ", "batted ", "swatted ", "danced ", "tiptoed ", "punted ")),
    *(
        (word, "dodge")
        for word in ("shrugg", "parri", "bypass", "stonewall", "changed the subject", "changing the sub")
    ),
    *(
        (word, "turn down")
        for word in ("reject", "rebuff", "spurn", "turned down", "turning down", "turns down", "balk")
    ),
    *((word, "turn down") for word in ("resist", "denied")),
    *((word, "demur") for word in ("demur", "hung up", "walked away from", "walked off", "clammed up")),
    *((word, "demur") for word in ("passed on ", "passed up ", "passing on ", "passing up ", "passes on ")),
    *((word, "dodge") for word in ("hedged", "equivocat", "waffled")),
    *((word, "turn down") for word in ("held off ", "holding off ", "held back ", "holding back ")),
    *((word, "fifth") for word in (" fifth", "right to remain silent", "right against self-incrim")),
    *((word, "chose") for word in ("decided ", "elected ")),
    *((word, "fail") for word in ("glossed over", "glosses over", "glossing over")),
    *((word, "careful") for word in ("careful not ", "care not ")),
    *(
        (word, "fail")
        for word in ("failed to ", "fails to ", "failing to ", "neglect", "omitted ", "omits ", "forgot to ")
    ),
    *((word, "avoid") for word in ("avoid", "refrain", "short of ", "shied ", "shy", "clear of ")),
    *((word, "reserved") for word in ("silent", "mum", "tight-lipped", "evasive", "cagey", "coy", "reticent")),
    *(
        (word, "reserved")
        for word in ("taciturn", "uncommunicative", "unforthcoming", "guarded about", " mute", " peace", " counsel")
    ),
    *(
        (word, "left")
        for word in ("unsaid", "unspoken", "unacknowledged", "unexplained", "absent ", "missing ", "omitted")
    ),
    *((word, "longer") for word in ("no longer ", "stopped ", "stops ", "left out", "leaves out", "leaving out")),
    *((word, "longer") for word in ("attempts to ", "efforts to ", "reserved ", "attempt to ", "effort to ")),
    *((word, "reserved") for word in ("noncommittal", "non-committal", "quiet", "circumspect", "close-mouthed")),
    *((word, "noun") for word in ("refusal", "failure to ", "failures to ", "unwillingness to ", "reluctance to ")),
    *((word, "noun") for word in ("silence", "lack of ")),
    *((word, "little") for word in ("nothing", "little", "few ", "scant ", "tongue", "not a word", "not one word")),
    *((word, "approximate") for word in ("hardly ", "barely ", "scarcely ", "rarely ", "seldom ")),
    *((word, "nobody") for word in ("neither ", "none ", "no one", "nobody ", "nor ")),
    *((word, "unable") for word in ("unable to ", "unwilling to ", "reluctant to ", "hesitant to ", "loath to ")),
    *((word, "chose") for word in ("chose ", "chosen ", "choosing ", "chooses ", "opted ", "preferred ")),
    *((word, "unavailable") for word in ("unavailable", "unreachable", "unsuccessful", "unanswered", "unreturned")),
    *((word, "unavailable") for word in ("unmentioned", "unaddressed", " futile", "fruitless")),
    *((word, "withhold") for word in ("withheld", "withhold")),
    *((" no ", "no"), ("\nno ", "no"), ("without ", "without"), ("vague", "reserved"), ("unresponsive", "reserved")),
)
"""What is quick to find, in lower case, and the constructions that it may stand in."""

BEGUN = (
    r"bother(?:ed)?\s+to|deign(?:ed)?\s+to|s(?:ee|een|aw)\s+fit\s+to|stop(?:ped)?\s+to|care(?:d)?\s+to"
    r"|go\s+on\s+to|take\s+the\s+time\s+to|dare(?:d)?\s+to"
)
"""What comes to telling when it is told; not done, nothing was told: "did not bother to explain"."""
ADVERBS = (
    r"(?:\s+(?!(?:only|necessarily|merely|simply)\b)(?:\w+ly|yet|"
    rf"also|ever|even|so far|once|still|thus far|much|just yet|at first|{BEGUN}))*"
)
NOT = (
    r"(?:(?:,?\s+(?!only\b)(?:also|still|thus far|so far|(?:him|her|it|them)sel(?:f|ves)|as yet|to date|\w+ly),?){0,2}"
    r"\s+not|n['’]t)"
)
DAY = r"(?:\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?"
ABOUT = r"(?:\s+(?:to|on|about|upon|with|of|for)(?=\s+(?!comment\b)))?"
BEING = r"(?:am|is|are|was|were|been|be|being)"
KEPT = r"(?:(?:remain|stay|keep)(?:ed|s|ing)?|kept|became|held)"
MANNER = r"(?:\s+(?:\w+ly|so far|mostly|yet|also|still|very|quite|rather|decidedly|conspicuously))?"
ON = r"(?:\s+(?:on|about|regarding|over)\b)?"
WHEN = r"(?:\s+(?:\w+ly|again|(?:on\s+)?\w+day|(?:for|through|at)\s+(?:\w+\s+){0,2}?\w+))?"
DEED = r"\s+(?:even\s+)?to\s+(?!\$|\d|the\b|an?\b)\w"
"""An infinitive, and no amount to which fees declined."""
SOME = r"(?:[\w’'-]+\s+)"
END = r"(?=\s*(?:[.,;]|$|\n))"


class Words:
    """The lists as patterns."""

    def __init__(self) -> None:
        self.tell, self.answer = any_of("tell"), any_of("answer")
        self.telling, self.judging = telling_of("tell", "answer"), telling_of("tell", "answer", "judge")
        self.whether = bare("interrogative")
        self.given = rf"(?:any\s+|an?\s+|more\s+|further\s+|many\s+)*(?:{SOME}){{0,2}}{bare('given')}\b"
        self.addressed = rf"(?=\s+{SOME}{{0,4}}{bare('addressed')}\b)"
        self.issue = rf"(?=\s+{SOME}{{0,4}}{bare('issue')}\b)"
        self.asked = rf"(?=\s+{SOME}{{0,3}}{bare('asked')}\b)"
        self.muted = rf"(?:{SOME}){{0,2}}{bare('muted')}"
        self.untold = self._untold()
        self.open = r"(?=\s*(?:[.,;]|$|\n)|\s+(?:more|much|so|anything|publicly|about|with|to|on|against)\b)"
        self.infinitive = (
            rf"(?:{bare('tell')}|{bare('answer')}|{bare('whether')}(?=\s+{self.whether}\b)"
            rf"|(?:say|speak|talk){self.open})"
        )
        self.avowal = rf"(?:{self.infinitive}|{bare('avow')})"

    def _untold(self) -> str:
        """What is not done where nothing is told: a verb, with what must follow it to be one of telling."""
        accused = rf"(?:{SOME}{{0,3}}{bare('matter')}|(?:it|them|this|that)(?=\s*[.,;]))"
        return (
            rf"(?:{self.answer}(?!\s+in\s+kind){DAY}{ABOUT}|{self.tell}\b(?!\s+with\b){DAY}{ABOUT}"
            rf"|address(?:ed)?(?=\s+{accused}\b)|{any_of('whether')}{DAY}(?=\s+(?:(?:him|"
            rf"her|them|us|me|reporters)\s+)?{self.whether}\b)"
            rf"|named?(?=\s+(?:him|her|them|names|any|the|{self.whether})\b)"
            rf"|return(?:ed)?{self.addressed}|address(?:ed)?(?<=directly\saddress)"
            rf"|ask(?:ed)?(?=\s+(?:{SOME}){{0,2}}(?:about|{self.whether})\b)|call(?:ed)?\s+for\b"
            rf"|t(?:ell|old)(?=\s+(?!you\b)(?:{SOME}){{1,3}}?(?:about|that|{self.whether})\b)"
            rf"|t(?:ell|old)(?=\s+(?:the\s+|his\s+|her\s+|their\s+|its\s+)?(?!(?:truth|story|lies|time|tales?)\b)"
            rf"[\w’'-]+{END})"
            rf"|raised?(?=\s+(?:{SOME}){{0,2}}{bare('matter')}\b)|s(?:ay|aid|peak|poke|poken)(?={END})"
            r"|(?:report(?:ed)?|announced?)(?=\s+(?:an?|any|the|his|her|its|their|it|them|plans)\b)"
            r"|(?:provided?|give|given|released?|offer|offered|issued?|supply|supplied|furnish(?:ed)?|volunteer(?:ed)?|"
            rf"share|shared|cite|grant|granted|produced?)(?=\s+{self.given})"
            rf"|(?:make|made)(?=\s+(?:any|an?)\s+(?:{SOME})?{bare('muted')}\b)"
            rf"|{any_of('condemn')}|{bare('publicly')}\s+{any_of('judge')}"
            rf"|(?!(?:call|make|name|attack|say|ask|made|said)){any_of('judge')}"
            rf"(?=\s+(?:{SOME}){{1,4}}?(?:publicly|openly|directly|by\s+name|in\s+public){END})"
            rf"|ma(?:ke|de)(?=\s+(?:{SOME}){{1,3}}?available\s+(?:for|to)\b)"
            rf"|(?:have|had)(?=\s+(?:(?:any|an?)\s+)?(?:immediate\s+|further\s+)?(?:comments?|response|reply|details)\b))"
        )


Sources = dict[str, list[tuple[Act, Way, str]]]


def any_of(name: str) -> str:
    """The verbs of a list in all their forms, as a pattern."""
    return _verbs({form for entry in phrases("silence")[name] for form in forms_of(entry)})


def telling_of(*names: str) -> str:
    """The verbs of some lists in -ing."""
    entries = {entry for name in names for entry in phrases("silence")[name]}
    return _verbs({form for entry in entries for form in forms_of(entry) if form.split()[0].endswith("ing")})


def bare(name: str) -> str:
    """The words of a list as they stand, as a pattern."""
    return _alternatives(phrases("silence")[name])


def _verbs(forms: Iterable[str]) -> str:
    """Verbs, with whose particle an adverb may come between: "referring specifically to"."""
    return _alternatives(forms).replace(r"\ ", r"(?:\s+\w+ly)?\s+")


def _alternatives(words: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"
