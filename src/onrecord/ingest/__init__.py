"""From files to documents: find the inputs, load their bytes, parse them into text with blocks.

    for found in find_inputs(["reports/"]):     # a path, or a Skipped saying why there is none
        for original in originals(found):       # the file, or each member of a container, or a Skipped
            document = parse(original)          # raises InputRefused, with a reason for each kind of bad input

A loader of one's own (``onrecord.ingest.plugged``) makes its document by ``assembled``, of ``Part``s and ``Facts``.

``locate`` leads from a span of a page's text back to the element it stands in.
``load`` gives the bytes of one file as they are, a container's too.

Bytes are kept and hashed as they are; the text is never altered; what is not the report (menus, share buttons) stays
in the text as furniture. docs/reference/formats.md says what each format keeps and loses.
"""

from onrecord.ingest.assemble import Facts, Part, assembled
from onrecord.ingest.find import find_inputs
from onrecord.ingest.language import unread
from onrecord.ingest.load import MAX_BYTES, load
from onrecord.ingest.locate import locate
from onrecord.ingest.take import boxes, parse
from onrecord.ingest.walk import originals
from onrecord.ingest.wording import wire_opening

__all__ = [
    "MAX_BYTES",
    "Facts",
    "Part",
    "assembled",
    "boxes",
    "find_inputs",
    "load",
    "locate",
    "originals",
    "parse",
    "unread",
    "wire_opening",
]
