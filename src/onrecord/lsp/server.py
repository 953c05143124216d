"""The language server: it listens to an editor and says what is wrong with the quotations of the open drafts.

Checks run one after the other on a thread of their own, so that the editor is always answered; what a check finds is
said only if the draft is still as it was. Nothing in a draft is ever changed.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from onrecord import __version__
from onrecord.errors import InputRefused, OnrecordError
from onrecord.lsp.desk import Desk
from onrecord.lsp.marked import diagnostics, notice

PAUSE = 0.4
"""Seconds without a keystroke after which a draft is checked."""


class Drafts:
    """The open drafts, each checked when it rests."""

    def __init__(self, server: LanguageServer, desk: Desk) -> None:
        self._server, self._desk = server, desk
        self._thread = ThreadPoolExecutor(max_workers=1)

    async def look(self, uri: str, pause: float = 0.0) -> None:
        """Check a draft after a pause, unless it changes or is closed before, and say what was found."""
        version = self._version(uri)
        await asyncio.sleep(pause)
        if version is None or self._version(uri) != version:
            return
        found = await asyncio.get_running_loop().run_in_executor(self._thread, self._found, uri)
        if self._version(uri) == version:
            self._say(uri, version, found)

    def close(self, uri: str) -> None:
        """Take the marks away."""
        self._say(uri, None, [])

    def renew(self) -> None:
        """Read the sources again for the next check: one of them may be what was saved."""
        self._desk.renew()

    def _version(self, uri: str) -> int | None:
        document = self._server.workspace.text_documents.get(uri)
        return None if document is None else document.version or 0

    def _found(self, uri: str) -> list[lsp.Diagnostic]:
        document = self._server.workspace.get_text_document(uri)
        text = document.source
        try:
            checked = self._desk.check(uri, document.language_id or "", text)
        except InputRefused as refused:
            return [notice(f"not checked: {refused.detail}")]
        except OnrecordError as error:
            return [notice(f"not checked: {error}")]
        return diagnostics(checked, text, self._server.workspace.position_encoding)

    def _say(self, uri: str, version: int | None, found: list[lsp.Diagnostic]) -> None:
        self._server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, found, version))


def make_server(desk: Desk) -> LanguageServer:
    """A server that checks drafts against the sources of a desk; its ``start_io()`` runs it on standard streams."""
    server = LanguageServer("onrecord", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental)
    drafts = Drafts(server, desk)

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        await drafts.look(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        await drafts.look(params.text_document.uri, PAUSE)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        drafts.renew()
        await drafts.look(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        drafts.close(params.text_document.uri)

    return server
