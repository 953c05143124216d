"""Many reports on many cores: the same function on one process, on several, or on a Dask cluster."""

from onrecord.errors import OnrecordError

try:
    import pyarrow as _pyarrow  # noqa: F401
except ModuleNotFoundError as error:
    raise OnrecordError(
        "spread writes Parquet by pyarrow, which is not installed: pip install 'onrecord[parquet]'"
    ) from error

from onrecord.flow.spread.engine import Engine, Serial
from onrecord.flow.spread.processes import Processes
from onrecord.flow.spread.progress import Progress
from onrecord.flow.spread.run import ENGINES, Choices, Spread, spread
from onrecord.flow.spread.value import Lost

__all__ = ["ENGINES", "Choices", "Engine", "Lost", "Processes", "Progress", "Serial", "Spread", "spread"]
