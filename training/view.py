"""How far around a cue the role reader looks, in word pieces: ``[cue - BEFORE, cue + AFTER)``.

99.9 % of the attributions of PolNeAR train fit.
"""

BEFORE, AFTER = 128, 192
