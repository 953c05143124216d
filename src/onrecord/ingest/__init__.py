"""From files to documents: find the inputs, load their bytes, parse them into text with blocks.

    for found in find_inputs(["reports/"]):     # a path, or a Skipped saying why there is none
        document = parse(load(found))           # raises InputRefused, with a reason for each kind of bad input

Bytes are kept and hashed as they are; the text is never altered; what is not the report (menus, share buttons) stays
in the text as furniture. docs/reference/formats.md says what each format keeps and loses.
"""

from onrecord.ingest.find import find_inputs
from onrecord.ingest.load import MAX_BYTES, load
from onrecord.ingest.parse import parse
from onrecord.ingest.wording import wire_opening

__all__ = ["MAX_BYTES", "find_inputs", "load", "parse", "wire_opening"]
