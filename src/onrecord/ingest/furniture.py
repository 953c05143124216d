"""Whether a piece of a page stands in an element that is made for furniture."""

from justhtml import Node

from onrecord.ingest.tree import ancestors, attribute
from onrecord.ingest.zones import is_furniture_zone


class FurnitureZones:
    """The elements of one page that are made for furniture, but for the ``overruled`` ones (nodes, by identity).

    Answers are remembered by node, so that asking for every piece of a deep page stays quick.
    """

    def __init__(self, overruled: frozenset[int]) -> None:
        self._overruled = overruled
        self._known: dict[int, bool] = {}

    def hold(self, node: Node) -> bool:
        """Whether the node or anything around it is made for furniture."""
        waiting: list[Node] = []
        answer = False
        for near in ancestors(node):
            known = self._known.get(id(near))
            if known is not None:
                answer = known
                break
            waiting.append(near)
        for near in reversed(waiting):
            answer = answer or self._made_for_furniture(near)
            self._known[id(near)] = answer
        return answer

    def _made_for_furniture(self, node: Node) -> bool:
        if id(node) in self._overruled:
            return False
        if node.name == "footer" and any(near.name == "blockquote" for near in ancestors(node)):
            return False
        return is_furniture_zone(node) or (node.name == "header" and not _in_report(node))


def is_article(node: Node) -> bool:
    """Whether the element is an article, by tag or by role."""
    return node.name == "article" or attribute(node, "role") == "article"


def _in_report(node: Node) -> bool:
    return any(near.name == "main" or is_article(near) for near in ancestors(node))
