"""How a person's judgements make an entry look: suggested by the reader, confirmed, disputed, or both said of it."""

from collections.abc import Sequence
from typing import Any, Literal

from onrecord.types import Attribution, Judgement

Json = dict[str, Any]
Standing = Literal["suggested", "confirmed", "disputed", "unsure", "corrected"]


def standing(judged: Sequence[Judgement], one: Attribution) -> Standing:
    """What the judgements in force on an attribution come to; the last on each aspect counts."""
    last = {judgement.aspect: judgement for judgement in judged if judgement.aspect != "relation"}
    if not last:
        return "suggested"
    spoken = last.get("speaker")
    if spoken is not None and spoken.verdict == "positive" and _names_another(spoken, one):
        return "corrected"
    verdicts = {judgement.verdict for judgement in last.values()}
    if "negative" in verdicts:
        return "disputed"
    return "confirmed" if "positive" in verdicts else "unsure"


def _names_another(judgement: Judgement, one: Attribution) -> bool:
    """Whether it names a speaker other than the one that the statement's own report gives."""
    named = judgement.subjects[1:]
    key = one.speaker.key if one.speaker is not None else None
    here = judgement.subjects[0].document_id
    return bool(named) and (named[0].document_id, named[0].id) != (here, key)


def judged_object(one: Judgement) -> Json:
    """A person's judgement as pages and programs see it."""
    return {
        "id": one.id,
        "aspect": one.aspect,
        "verdict": one.verdict,
        "by": one.by,
        "why": one.why,
        "made": one.made,
        "value": one.value,
        "words": [subject.words for subject in one.subjects],
        "statement": next((subject.id for subject in one.subjects if subject.kind == "statement"), None),
        "undoes": one.undoes,
    }
