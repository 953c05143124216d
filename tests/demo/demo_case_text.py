"""What a person sees of the pages of the demo case, for the tests that hold the truth file against them."""

from functools import cache
from html.parser import HTMLParser

from onrecord.demo import case_paths, truth

TRUTH = truth()
PAGES = {page["file"]: page for page in TRUTH["pages"]}
ATTRIBUTIONS = [(page["file"], a) for page in TRUTH["pages"] for a in page["attributions"]]
NAMES = {party["name"] for party in TRUTH["people"]}
_INLINE = {"a", "b", "em", "i", "strong", "font", "span", "small"}


class _Visible(HTMLParser):
    """What a person sees of a page's body; the edges of blocks become spaces."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("head", "script", "style")
        self._edge(tag)

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("head", "script", "style")
        self._edge(tag)

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)

    def _edge(self, tag: str) -> None:
        if tag not in _INLINE:
            self.parts.append(" ")


@cache
def visible(file: str) -> str:
    """The visible text of a page of the case, white space collapsed."""
    parser = _Visible()
    parser.feed(next(path for path in case_paths() if path.name == file).read_text(encoding="utf-8"))
    assert parser.hidden == 0, f"{file}: a head, script or style element is not closed"
    return " ".join("".join(parser.parts).split())
