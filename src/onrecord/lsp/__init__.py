"""The quotation linter in an editor, over the Language Server Protocol: a draft is checked while one types.

Needs the extra ``onrecord[lsp]``; start it with ``onrecord lsp``.
"""

from onrecord.lsp.desk import Desk
from onrecord.lsp.server import make_server

__all__ = ["Desk", "make_server"]
