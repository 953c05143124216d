"""What changed from one version of a wording to another: words, quotation marks, whose words they are said to be."""

from collections.abc import Iterator

from onrecord.link.reword import wording_changes
from onrecord.link.saying import Change, Version
from onrecord.link.whose import is_named, is_one_name, is_own_voice, may_be_own, same_speaker


def changes(before: Version, after: Version) -> tuple[Change, ...]:
    """The changes between two versions, those of the speaker first; the same versions give none."""
    return (*_speaker(before, after), *_voices(before, after), *_marks(before, after), *wording_changes(before, after))


def _speaker(before: Version, after: Version) -> Iterator[Change]:
    was, now = _whose(before), _whose(after)
    if is_own_voice(after):
        if before.form is not None and not may_be_own(after, before.speaker):
            yield Change("attribution-lost", was, now, f"stands as the report's own words; before, {was} said it", True)
        return
    if is_own_voice(before):
        if after.form is not None and not may_be_own(before, after.speaker):
            yield Change("attribution-gained", was, now, f"is given to {now}; before, the report said it itself", True)
        return
    if same_speaker(before, after):
        return
    if is_named(before) and not is_named(after):
        yield Change("name-lost", was, now, f"the speaker is {now}; before, {was}", False)
    elif is_named(after) and not is_named(before):
        yield Change("name-gained", was, now, f"the speaker is named {now}; before, {was}", False)
    elif is_named(before) and is_named(after):
        yield Change("speaker-changed", was, now, f"is given to {now}; before, to {was}", True)


def _whose(version: Version) -> str:
    """The speaker for people: the name, else the words of the source, else who says it unattributed."""
    if is_own_voice(version):
        return f"{version.publisher or 'the report'} in its own voice"
    return version.speaker or version.source or "somebody who is not named"


def _voices(before: Version, after: Version) -> Iterator[Change]:
    """Voices between the speaker and the publisher that the later report no longer names."""
    if after.form is None:
        return
    kept = [voice.name for voice in after.voices]
    for voice in before.voices[1:-1]:
        if not any(is_one_name(voice.name, name) for name in kept):
            says = f"no longer says that it comes by way of {voice.name}"
            yield Change("voice-lost", voice.name, "", says, False)


def _marks(before: Version, after: Version) -> Iterator[Change]:
    if before.marks == "whole" and after.marks == "none":
        yield Change(
            "marks-lost", before.wording, after.wording, "quoted before, now told without quotation marks", False
        )
    elif before.marks == "none" and after.marks == "whole":
        says = "told before, now in quotation marks as spoken words"
        is_paraphrase = before.form is not None and not may_be_own(before, before.speaker)
        yield Change("marks-gained", before.wording, after.wording, says, is_paraphrase)
