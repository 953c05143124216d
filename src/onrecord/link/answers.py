"""What *No* says: in questions and answers the words of the question belong to the answer."""

import re
from dataclasses import replace

from onrecord.link.clause import Setting, proposition
from onrecord.link.value import Proposition
from onrecord.types import Attribution, Reading, Span

_YES = re.compile(r"[\"“‘'«]?\s*(?:yes|yeah|indeed|it is|it was|i did|i do|correct|of course)\b", re.IGNORECASE)
_NO = re.compile(
    r"[\"“‘'«]?\s*(?:no|never|not at all|it is not|it was not|i did not|i do not|i didn['’]t)\b", re.IGNORECASE
)
_POLAR = re.compile(
    r"(?:(?:and|but|so)\s+)?(?:did|do|does|is|are|was|were|has|have|had|can|could|will|would)\s+(?P<rest>[^?]+)\?",
    re.IGNORECASE,
)
_STILL = re.compile(r"\b(?:is|was) (?:that|this|it) (?:still )?(?:your|right|true|correct|so|what)\b", re.IGNORECASE)
_NEAREST = 60
"""Most characters between a question and its answer: a name and a dash."""


def answered(reading: Reading, one: Attribution, setting: Setting) -> tuple[Proposition, ...]:
    """What a yes or no affirms or denies of the question just before it; nothing where there is none of both."""
    text = reading.document.text
    at = one.content.spans[0].start
    no = _NO.match(text, at) is not None
    if not no and _YES.match(text, at) is None:
        return ()
    question = _question(reading, at)
    asked = None if question is None else _asked(reading, question)
    if question is None or asked is None:
        return ()
    people = dict(setting.people)
    if one.speaker is not None:
        for you in re.finditer(r"\byou\b", text[asked.start : asked.end], re.IGNORECASE):
            people[Span(asked.start + you.start(), asked.start + you.end())] = one.speaker.key
    found = proposition(text, asked, Setting(people, setting.names, setting.dates), denied=no)
    if found is None:
        return ()
    return (replace(found, text=f"{'No' if no else 'Yes'}, to: {found.text}"),)


def _question(reading: Reading, at: int) -> Attribution | None:
    before = [one for one in reading.attributions if one.parent is None and one.content.spans[-1].end <= at]
    last = max(before, key=lambda one: one.content.spans[-1].end, default=None)
    if last is None or at - last.content.spans[-1].end > _NEAREST:
        return None
    return last if last.content.text.rstrip(" \"'”’»").endswith("?") else None


def _asked(reading: Reading, question: Attribution) -> Span | None:
    """The words of a question that its answer is about: those it says were said, or those of a plain yes-or-no."""
    last = question.content.spans[-1]
    text = reading.document.text[last.start : last.end]
    if _STILL.search(text):
        inner = [one for one in reading.attributions if one.parent == question.id]
        return inner[0].content.spans[0] if inner else None
    found = _POLAR.fullmatch(text.strip())
    if found is None:
        return None
    start = last.start + text.index(found["rest"])
    return Span(start, start + len(found["rest"]))
