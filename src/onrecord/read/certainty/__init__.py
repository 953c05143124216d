"""How surely speakers stand behind what they say: modality and polarity, scope handled."""

from onrecord.read.certainty.commit import with_certainty
from onrecord.read.certainty.hearing import TellsCommitments, hearing_of

__all__ = ["TellsCommitments", "hearing_of", "with_certainty"]
