"""Whether a statement is on a topic: by the topic's words in any form, and by words that go with them in this record.

Related words are worked out from the record itself: those that stand at least three times as often beside the topic
as elsewhere (lift; K. Church and P. Hanks, "Word association norms", 1990). They never put a statement on the topic by
themselves; they tell that one is near it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.errors import QueryError
from onrecord.link.clause import keys_of
from onrecord.types import Hit

_IN_CONTEXT = 0.5
_ON_TOPIC = 0.5
_LEAST_OFTEN, _LEAST_LIFT, _MOST_RELATED = 3, 3.0, 8
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic's stems, and those related to it with how much oftener they stand beside it (3 or more)."""

    words: str
    stems: frozenset[str]
    related: tuple[tuple[str, float], ...] = ()


def topic_of(words: str) -> Topic:
    """The topic that some words name. Raises ``QueryError`` where none of them is a word of content."""
    stems = keys_of(words)
    if not stems:
        raise QueryError(f'{words!r} names no topic; give words of content, for example: "the arms programme"')
    return Topic(words, stems)


def with_related(topic: Topic, on_it: Sequence[Hit], sample: Sequence[Hit]) -> Topic:
    """The topic with the words that go with it: ``on_it`` are statements that have its words, ``sample`` any."""
    beside = Counter(stem for hit in on_it for stem in _content(hit) - topic.stems)
    elsewhere = Counter(stem for hit in sample for stem in _content(hit))
    found = []
    for stem, n in beside.items():
        lift = (n / max(len(on_it), 1)) / ((elsewhere[stem] + 1) / (len(sample) + 1))
        if n >= _LEAST_OFTEN and lift >= _LEAST_LIFT:
            found.append((stem, round(lift, 2)))
    found.sort(key=lambda one: (-one[1], one[0]))
    return Topic(topic.words, topic.stems, tuple(found[:_MOST_RELATED]))


def share(topic: Topic, hit: Hit) -> float:
    """How much of a topic a statement has, in [0, 1]: a stem in its content counts whole, in its context half."""
    content, context = _content(hit), keys_of(hit.statement.context)
    got = sum(1.0 if stem in content else _IN_CONTEXT if stem in context else 0.0 for stem in topic.stems)
    return got / len(topic.stems)


def is_on(topic: Topic, hit: Hit) -> bool:
    """Whether a statement is on a topic: half of it at least, and some of it in what was said itself."""
    return bool(_content(hit) & topic.stems) and share(topic, hit) > _ON_TOPIC - 1e-9


def is_near(topic: Topic, hit: Hit) -> bool:
    """Whether a statement is not on the topic by its words, but has two or more related ones."""
    return not is_on(topic, hit) and len(_content(hit) & {stem for stem, _ in topic.related}) >= _NEAR


def _content(hit: Hit) -> frozenset[str]:
    return keys_of(hit.statement.attribution.content.text)
