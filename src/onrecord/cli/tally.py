"""Count what became of each input of ``add``."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.cli.trouble import Interrupted
from onrecord.cli.visible import one_line
from onrecord.cli.wording import plural
from onrecord.errors import RecordDamaged, RecordError
from onrecord.types import Skipped

if TYPE_CHECKING:
    from onrecord.flow.add import Added

    Outcome = Added | Skipped


@dataclass(slots=True)
class Tally:
    """Reports added, reports already there, inputs skipped by reason, and the statements of the added ones."""

    n_added: int = 0
    n_there: int = 0
    n_statements: int = 0
    skipped: Counter[str] = field(default_factory=Counter)

    @property
    def n_skipped(self) -> int:
        """Inputs refused, for whatever reason."""
        return self.skipped.total()

    def take(self, outcome: "Outcome") -> None:
        """Count one more input."""
        if isinstance(outcome, Skipped):
            self.skipped[outcome.reason] += 1
        elif outcome.new:
            self.n_added += 1
            self.n_statements += outcome.n_statements
        else:
            self.n_there += 1

    def summary(self) -> str:
        """``added 10 reports with 132 statements, 2 already there, 3 skipped: 2 empty, 1 binary``."""
        parts = [f"added {plural(self.n_added, 'report')} with {plural(self.n_statements, 'statement')}"]
        if self.n_there:
            parts.append(f"{self.n_there:,} already there")
        if self.skipped:
            reasons = ", ".join(f"{n:,} {one_line(reason)}" for reason, n in sorted(self.skipped.items()))
            parts.append(f"{self.n_skipped:,} skipped: {reasons}")
        return ", ".join(parts)

    @contextmanager
    def told_when_stopped(self) -> Iterator[None]:
        """What ends the work early, Ctrl-C or a record that cannot be written, says how far it had come."""
        try:
            yield
        except KeyboardInterrupt:
            raise Interrupted(f"interrupted; {self._so_far()}") from None
        except RecordDamaged as error:
            raise RecordDamaged(f"{error} ({plural(self.n_added, 'report')} added before)") from error
        except RecordError as error:
            raise type(error)(f"{error}; {self._so_far()}") from error

    def _so_far(self) -> str:
        return f"the record is whole ({plural(self.n_added, 'report')} added)"
