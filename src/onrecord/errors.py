"""Everything that can go wrong, as one tree.

    OnrecordError
    ├── InputRefused           one input cannot be read; in a batch it becomes a ``Skipped``
    ├── BundleError            the model bundle
    │   ├── BundleMissing
    │   └── BundleDamaged      a checksum or the label set is not as the manifest says
    ├── RecordError            the record's file
    │   ├── RecordMissing
    │   ├── RecordTooNew       written by a newer onrecord
    │   ├── RecordDamaged      not a record, or not whole
    │   ├── RecordBusy         another writer holds it
    │   └── RecordNotWritable  read-only, no room left, no permission
    ├── QueryError             a question that cannot be parsed
    └── NotFound               an id that is not in the record

Each message says what was found, what was wanted, where, and the next step. ``exit_code`` is what the command line
returns for it.
"""


class OnrecordError(Exception):
    """Base of all errors that onrecord raises on purpose."""

    exit_code = 2


class InputRefused(OnrecordError):
    """One input cannot be read. ``reason`` is a stable code, ``detail`` a sentence for people."""

    exit_code = 1

    def __init__(self, path: str, reason: str, detail: str) -> None:
        super().__init__(f"{path}: {detail} [{reason}]")
        self.path, self.reason, self.detail = path, reason, detail


class BundleError(OnrecordError):
    """The model bundle cannot be used."""


class BundleMissing(BundleError):
    """No bundle where one was looked for."""


class BundleDamaged(BundleError):
    """A file of the bundle is not the one its manifest describes."""


class RecordError(OnrecordError):
    """The record cannot be opened or written."""


class RecordMissing(RecordError):
    """No record where one was looked for."""


class RecordTooNew(RecordError):
    """The record was written by a newer version."""


class RecordDamaged(RecordError):
    """The file is not a record, or parts of it are broken."""


class RecordBusy(RecordError):
    """Another process is writing and did not finish in time."""


class RecordNotWritable(RecordError):
    """The record cannot be written: read-only, no permission, or no room left."""


class QueryError(OnrecordError):
    """A question that cannot be parsed."""


class NotFound(OnrecordError):
    """Nothing in the record has this id."""

    exit_code = 1
