"""XML as a tree, read so that nothing in it can do harm: no entities, no outside files, bounded depth and size.

The parser is Python's own expat. A document type that declares entities is refused, so none can multiply or fetch;
names of HTML entities (``&nbsp;``), which feeds use without declaring them, become their characters.
"""

from html.entities import html5
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from onrecord.errors import InputRefused

MAX_DEPTH = 200
"""Deepest nesting read. Word processors write about 20 levels; each table in a table cell adds four."""

MAX_ELEMENTS = 1_000_000


def xml_tree(data: bytes, path: str, *, encoding: str | None = None, namespaces: bool = False) -> Element:
    """The root of an XML document. Names are as written, or with ``namespaces`` as ``{address}name``.

    Raises ``InputRefused`` ``damaged``, ``too-deep``, ``too-large``, or ``unsafe`` for a declaration of entities.
    """
    parser = guarded_parser(path, encoding=encoding, namespaces=namespaces)
    builder = TreeBuilder()
    growth = _Growth(builder, path)
    parser.StartElementHandler = growth.start
    parser.EndElementHandler = growth.end
    parser.CharacterDataHandler = builder.data
    parser.SkippedEntityHandler = lambda name, is_parameter: builder.data(html5.get(f"{name};", "\ufffd"))
    run(parser, data, path)
    return builder.close()


def guarded_parser(path: str, *, encoding: str | None = None, namespaces: bool = False) -> expat.XMLParserType:
    """An expat parser that refuses declared entities and reads nothing from outside."""
    separator = "}" if namespaces else None
    parser = expat.ParserCreate(encoding, separator)
    parser.buffer_text = True
    parser.UseForeignDTD(True)  # an entity that nobody declared is skipped, not an error

    def refuse(*_: object) -> None:
        raise InputRefused(path, "unsafe", "The XML declares entities, which can hide or multiply text; remove them.")

    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = lambda *_: 1
    return parser


def run(parser: expat.XMLParserType, data: bytes, path: str) -> None:
    """Feed all bytes to the parser. Raises ``InputRefused`` ``damaged``."""
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError, UnicodeError) as error:
        detail = f"The XML is not well formed ({error}); save the file again."
        raise InputRefused(path, "damaged", detail) from error


class _Growth:
    """Counts what is built, so that a small file cannot become a huge tree."""

    def __init__(self, builder: TreeBuilder, path: str) -> None:
        self._builder, self._path = builder, path
        self._depth = self._n_elements = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._n_elements += 1
        if self._depth > MAX_DEPTH:
            detail = f"The XML is nested more than {MAX_DEPTH} deep; save the file again."
            raise InputRefused(self._path, "too-deep", detail)
        if self._n_elements > MAX_ELEMENTS:
            detail = f"The XML has more than {MAX_ELEMENTS:,} elements, the most that are read; split the file."
            raise InputRefused(self._path, "too-large", detail)
        self._builder.start(_qualified(name), {_qualified(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self._depth -= 1
        self._builder.end(_qualified(name))


def _qualified(name: str) -> str:
    return "{" + name if "}" in name else name
