"""One of the things a container holds."""

from dataclasses import dataclass
from typing import BinaryIO

from onrecord.types import Given, Skipped


@dataclass(frozen=True, slots=True)
class Member:
    """What a container holds under a name: a stream that is read before the next member is asked for."""

    name: str
    stream: BinaryIO
    given: Given | None = None
    retrieved: str | None = None


def too_large(path: str, most: int) -> Skipped:
    """The refusal of an input that is longer than ``most`` bytes."""
    return Skipped(path, "too-large", f"It has more than {most // 1_000_000} MB, the most that is read; split it.")


def damaged(path: str, what: str, error: BaseException) -> Skipped:
    """The refusal of a container from where it is broken on."""
    detail = f"The {what} is damaged from here on ({error or type(error).__name__}); save or fetch it again."
    return Skipped(path, "damaged", detail)
