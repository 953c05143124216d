"""The table of shapes: what each time expression looks like, and which function gives it its meaning.

Order matters: at one place the first shape that fits and has a meaning is taken.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from onrecord.read.when import accounts, clock, days, holidays, lengths, relative, seasons, sets, vague, years
from onrecord.read.when.anchor import Anchor
from onrecord.read.when.meaning import Meaning
from onrecord.read.when.words import Words

Kind = Literal["date", "vague", "clock", "length", "set"]


@dataclass(frozen=True, slots=True)
class Shape:
    """One line of the grammar. ``kind`` says what it may be joined with: only a date has a beginning and an end."""

    kind: Kind
    pattern: str
    build: Callable[[Words, Anchor], Meaning | None]


DATES: tuple[Shape, ...] = (
    Shape("date", "year=(YEAR4) HYPHEN month=(TWODIGITS) HYPHEN day=(TWODIGITS) (?!HYPHEN)", days.iso_date),
    Shape("date", "year=(YEAR4) HYPHEN month=([D0 D12]) (?!HYPHEN)", days.iso_date),
    Shape("date", "a=(TWODIGITS) x=(MARKING) b=(TWODIGITS) y=(MARKING) year=(YEAR4|TWODIGITS) (?!MARKING TWODIGITS)",
          days.slashed_date),
    Shape("date", "(?:weekday=(DAYNAME) COMMA? THE?)? month=(MONTHNAME) THE? day=(DAYNUMBER|DAYWORDS)"
          " (?!COLON TWODIGITS|PERCENT) (?:tail=(YEARTAIL)|(?=RANGE MONTHNAME DAYNUMBER later=(COMMA? YEAR4)))?",
          days.calendar_day),
    Shape("date", "MONTHNAME [D59 D99 D0] COMMA? YEAR4|[D59 D99 D0] MONTHNAME YEAR4", days.impossible_day),
    Shape("date", "(?:MONTHNAME|THE? [SEASON SEASONWORD]) OF? QUOTE year=(TWODIGITS)", years.short_year),
    Shape("date", "THE? day=(DAYNUMBER) OF? month=(MONTHNAME) QUOTE year=(TWODIGITS)", days.short_year_day),
    Shape("date", "(?:weekday=(DAYNAME) COMMA? THE?)? THE? day=(DAYNUMBER|DAYWORDS) OF? month=(MONTHNAME)"
          " tail=(YEARTAIL)?",
          days.calendar_day),
    Shape("date", "day=(DAYNUMBER) (?=RANGE DAYNUMBER OF? month=(MONTHNAME) tail=(YEARTAIL)?)", days.calendar_day),
    Shape("date", "[THE THIS]? which=(LAST|NEXT|COMING|PAST|PREVIOUS|THIS) month=(MONTHNAME) day=(DAYNUMBER)?",
          days.demonstrated_month),
    Shape("date", "month=(MONTHNAME) (?:COMMA? OF?)? tail=(YEARNAME|THE? [THIS LAST NEXT THAT PREVIOUS FOLLOWING]"
          " YEAR)", days.calendar_month),
    Shape("date", "month=(MONTHNAME) (?=RANGE MONTHNAME OF? tail=(YEAR4))", days.calendar_month),
    Shape("date", "month=(MONTH (?!NAME)|MONTHABBR DOT|(?<=BEFOREMONTH) [MONTH MAYMONTH])", days.calendar_month),
    Shape("date", "[THE THIS]? which=(LAST|NEXT|COMING|PAST|PREVIOUS|FOLLOWING|THIS|THAT) weekday=(DAYNAME)",
          days.weekday),
    Shape("date", "weekday=(WEEKDAY)", days.weekday),
    Shape("date", "THE? decade=(QUOTE? DECADES|(?<=[THE EARLY LATE HYPHEN]) YEAR4 POSSESSIVE|QUOTE D99"
          " POSSESSIVE|(?<=[THE EARLY LATE HYPHEN]) DECADE) bc=(BC)?", years.decade),
    Shape("date", "THE? number=(ORDINALS) HYPHEN? unit=(UNIT) bc=(BC)?", years.century),
    Shape("date", "THE? (?:which=(DEMONSTRATIVES))? season=(SEASON|SEASONWORD) OF? (?:year=(YEARNAME)|tail=([THIS"
          " LAST NEXT THAT] YEAR))",
          seasons.season),
    Shape("date", "THE? season=(SEASON|SEASONWORD) (?=RANGE EDGE? [SEASON SEASONWORD] OF? year=(YEARNAME))",
          seasons.season),
    Shape("date", "THE? which=(DEMONSTRATIVES) season=(SEASON|SEASONWORD)", seasons.season),
    Shape("date", "THE? season=(SEASON)", seasons.season),
    Shape("date", "(?:THE|(?<=BEFORESEASON)) season=(SEASONWORD) (?!OF)", seasons.season),
    Shape("date", "THE? FISCAL? number=(ORDINALS) HYPHEN? FISCAL? quarter=(QUARTER) OF? FISCAL? year=(YEARNAME)",
          seasons.part_of_year),
    Shape("date", "THE? year=(YEARNAME) POSSESSIVE? number=(ORDINALS) HYPHEN? quarter=(QUARTER)", seasons.part_of_year),
    Shape("date", "THE? number=(ORDINALS|LAST|LATTER) half=(HALF) OF year=(YEARNAME)", seasons.part_of_year),
    Shape("date", "number=(ORDINALS) HYPHEN quarter=(QUARTER)", seasons.part_of_year),
    Shape("date", "THE? FISCAL? number=(ORDINALS) FISCAL? quarter=(QUARTER)", seasons.part_of_year),
    Shape("date", "THE? number=(ORDINALS) half=(HALF) (?!OF)", seasons.part_of_year),
    Shape("date", "THE? (?:which=(LAST|NEXT|THIS|PAST))? holiday=(HOLIDAY) (?:[OF IN]? year=(YEAR4))?",
          holidays.holiday),
    Shape("date", "THE? FISCAL YEAR? year=(YEAR4)", years.year),
    Shape("date", "THE YEAR year=(YEARNAME)", years.year),
    Shape("date", "year=(SPOKENYEAR) (?![UNITS HUNDRED THOUSAND UNIT YEAR PERCENT])", years.year),
    Shape("date", "year=([YEAR4 N3 D99 D59 D31] BC|YEAR4 AD)", years.year),
    Shape("date", "year=([YEAR4 N3 D99 D59]) (?=RANGE EDGE? [YEAR4 N3 D99 D59] bc=(BC))", years.year),
    Shape("date", "year=(YEAR4)", years.bare_year),
    Shape("date", "(?<=HYPHEN) year=(TWODIGITS) (?!MARKING)", years.range_year),
    Shape("date", "(?<=[HYPHEN AND TO]) day=([D12 D24 D31 ORD31]) (?!COLON|PERCENT|MARKING TWODIGITS|MONTH)",
          days.range_day),
    Shape("date", "year=(QUOTE TWODIGITS)", years.short_year),
)  # fmt: skip

_MOVES = "LAST|PAST|NEXT|PREVIOUS|FOLLOWING|COMING"

RELATIVE: tuple[Shape, ...] = (
    Shape("length", f"THE? which=({_MOVES}|ORDINAL|FINAL|LATEST) LIMIT? count=(COUNT) (?:[TO OR HYPHEN] COUNT)? MORE?"
          " unit=(ANYUNIT) ORSO?", lengths.duration),
    Shape("length", f"THE count=(COUNT) which=({_MOVES}) unit=(UNITS)", lengths.duration),
    Shape("length", "THE [LAST PAST NEXT PREVIOUS FOLLOWING] unit=(UNITS)", lengths.open_length),
    Shape("length", "THE? [PAST NEXT COMING] unit=(UNIT) ORSO?", lengths.past_decade),
    Shape("date", "ROUGHLY? count=(COUNT) HYPHEN? MORE? unit=(ANYUNIT) ORSO? way=(WAY)", relative.counted),
    Shape("date", "ROUGHLY? A unit=(ONEUNIT) ORSO? way=(WAY)", relative.counted),
    Shape("date", "ROUGHLY? unit=(UNITS) way=(AGO|EARLIER|LATER)", relative.counted_vaguely),
    Shape("date", "(?:THE COMPARABLE?)? YEAR HYPHEN [EARLIER AGO] HYPHEN? (?:PERIOD|ORDINALS? QUARTER)",
          accounts.compared),
    Shape("date", "THE? (?:PREVIOUS HYPHEN? YEAR|YEAR HYPHEN BEFORE) HYPHEN? (?:PERIOD|ORDINALS? QUARTER)",
          accounts.compared),
    Shape("date", "YEAR HYPHEN [EARLIER AGO]", accounts.compared),
    Shape("date", "which=(THIS|LAST|NEXT) YEAR POSSESSIVE number=(ORDINALS) quarter=(QUARTER)", seasons.part_of_year),
    Shape("date", "LAST YEAR POSSESSIVE [QUARTER PERIOD]", accounts.compared),
    Shape("date", "THE? QUARTER (?=ENDED month=(MONTHNAME) DAYNUMBER? (?:COMMA? year=(YEAR4))?)",
          seasons.quarter_ended),
    Shape("length", "THE? unit=(YEAR) (?=ENDED [MONTH MAYMONTH MONTHABBR DEICTIC])", lengths.one_unit),
    Shape("date", "THE year=(YEAR4) [PERIOD QUARTER]", accounts.accounted_year),
    Shape("date", "THE COMPARABLE [PERIOD QUARTER] (?:OF? LAST YEAR)?", accounts.compared),
    Shape("date", "THE LATEST unit=(QUARTER|PERIOD)", accounts.accounted),
    Shape("date", "THE unit=(UNIT|YEAR) way=(BEFORE|AFTER|EARLIER)", relative.stepped),
    Shape("date", "THE FULL? FISCAL? unit=(QUARTER) (?!HYPHEN)", accounts.accounted),
    Shape("date", "THE FULL? FISCAL? unit=(YEAR) (?!HYPHEN)", relative.same),
    Shape("date", "THE which=(PRESENTADJECTIVE|LATEST) FISCAL? unit=(ONEUNIT)", relative.demonstrated),
    Shape("date", "(?<=[BEGINNING MIDDLE END REST] OF|[EARLIER LATER EARLY LATE] IN) THE unit=(UNIT|YEAR)",
          relative.same),
    Shape("date", "the=(THE) unit=(UNIT|YEAR) which=(FOLLOWING)", relative.demonstrated),
    Shape("date", f"the=(THE)? which=({_MOVES}|THIS|THAT) FISCAL? unit=(ONEUNIT)", relative.demonstrated),
    Shape("date", "THE? word=(DEICTIC)", relative.deictic),
    Shape("date", "THE? WEEKEND", relative.weekend),
    Shape("date", "YEAREND", relative.year_end),
)  # fmt: skip

VAGUE: tuple[Shape, ...] = (
    Shape("vague", "PRESENT|PRESENTADJECTIVE|(?<=AT) THIS TIME", vague.present),
    Shape("vague", "THE? which=(PASTADJECTIVE|COMING|FUTURE) unit=(UNITS)", vague.recent_units),
    Shape("vague", "PASTADVERB|(?<=IN) THE PAST (?!COUNT|UNIT|UNITS)", vague.past),
    Shape("vague", "FUTUREADVERB|THE FUTURE", vague.future),
    Shape("vague", "(?<=[AT BY SINCE UNTIL]) (?:THAT TIME|THE TIME (?=$|[COMMA DOT STOP MARK PARAGRAPH AND"
          " POSSESSIVE OTHER]))"
          " (?!OF)", vague.then),
    Shape("vague", "(?<=[BY SINCE UNTIL]) THEN (?!NAME)", vague.then),
    Shape("vague", "(?<=[IN BY FROM UNTIL SINCE]) [THIS THAT] [TIME PERIOD]", vague.unknown),
)  # fmt: skip

LENGTHS: tuple[Shape, ...] = (
    Shape("set", "EACH MORE? count=(COUNT)? (?:unit=(ANYUNIT)|weekday=(DAYNAME)|month=(MONTHNAME)"
          "|season=(SEASON|SEASONWORD)|part=(PART))", sets.repeated),
    Shape("set", "weekday=(WEEKDAYS)", sets.repeated),
    Shape("set", "unit=(DAILY)", sets.repeated),
    Shape("set", "rate=(PER|(?<=TIMES) A) unit=(ONEUNIT)", lengths.one_unit),
    Shape("length", "LIMIT? A? count=(COUNT|A) HYPHEN? unit=(ANYUNIT) [COMMA HYPHEN]? AND? HYPHEN? rest=(COUNT) HYPHEN?"
          " part=(ANYUNIT)", lengths.compound),
    Shape("length", "LIMIT? THE? count=(COUNT) (?=(?:[TO OR] COUNT|HYPHEN FIGURE) unit=(ANYUNIT))", lengths.duration),
    Shape("length", "A? count=(COUNT) HYPHEN unit=(ANYUNIT) PERIOD", lengths.duration),
    Shape("length", "LIMIT? count=(COUNT) HYPHEN MORE? unit=(ANYUNIT) (?:HYPHEN MORE)?", lengths.duration),
    Shape("length", "LIMIT? count=(COUNT) unit=(UNIT|YEAR) MORE?", lengths.duration),
    Shape("length", "LIMIT? THE? count=(COUNT) [MORE FULL OTHER]? unit=(ANYUNIT) ORSO?", lengths.duration),
    Shape("length", "unit=(UNIT|YEAR) HYPHEN MORE", lengths.one_unit),
    Shape("length", "LIMIT? A MORE? unit=(ONEUNIT) (?:half=(HYPHEN? AND HYPHEN? A HYPHEN? HALF)|(?!HYPHEN) ORSO?)",
          lengths.one_unit),
    Shape("length", "unit=(UNITS) HYPHEN MORE", lengths.open_length),
    Shape("length", "unit=(UNITS) (?:OR UNITS)?", lengths.bare_units),
)  # fmt: skip

TIMES: tuple[Shape, ...] = (
    Shape("clock", "[APPROXIMATELY NEARLY]? clock=(HOUR (?:COLON TWODIGITS){0,2}) (?:half=(MERIDIEM)|full=(OCLOCK))"
          " ZONE?",
          clock.clock),
    Shape("clock", "[APPROXIMATELY NEARLY]? clock=(NOON)", clock.clock),
    Shape("clock", "clock=(HOUR (?:COLON TWODIGITS){1,2}) ZONE?", clock.bare_clock),
    Shape("clock", "hour=(HOUR) IN THE part=(PART)", clock.hour_in_part),
    Shape("clock", "part=(TONIGHT|over=(OVERNIGHT))", clock.tonight),
    Shape("clock", "which=(THIS|THAT|LAST|THE? [NEXT FOLLOWING PREVIOUS]) part=(PART)", clock.demonstrated_part),
    Shape("clock", "THE? [EARLY LATE MID] HYPHEN? part=(PART)", clock.the_part),
    Shape("clock", "THE part=(PART|DAWN)", clock.the_part),
)  # fmt: skip

SHAPES = (*TIMES, *DATES, *RELATIVE, *VAGUE, *LENGTHS)
