"""The record in other people's formats.

    with Record.open("onrecord.db", read_only=True) as record, open("said.csv", "wb") as out:
        export(record.stream(), format_named("csv"), out)

Quotations leave with short context; whole texts only with ``Options(full_text=True)``. docs/reference/export.md says
what each format holds and in which units it counts.
"""

from onrecord.export.choose import FORMATS, GROUP, export, format_named, formats
from onrecord.export.format import Format, LeftOut, Options, Write, Written

__all__ = ["FORMATS", "GROUP", "Format", "LeftOut", "Options", "Write", "Written", "export", "format_named", "formats"]
