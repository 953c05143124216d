"""How surely speakers stand behind what they say: modality and polarity, scope handled."""

from onrecord.read.certainty.commit import with_certainty

__all__ = ["with_certainty"]
