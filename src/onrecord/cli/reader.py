"""Make the reader that ``read``, ``add`` and ``demo`` share: the model is loaded once, when it is first needed."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.flow.one import Reader


def make_reader(bundle: Path | None) -> "Reader":
    """The reader with its model. Raises ``BundleMissing`` or ``BundleDamaged``."""
    from onrecord.flow.reader import bundle_reader

    # More than four threads gain nothing on texts of this size.
    return bundle_reader(bundle, threads=min(4, os.cpu_count() or 1))
