"""A real client of the protocol opens a draft, types, saves and closes; the server is the command `onrecord lsp`."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pygls", reason="pygls is not installed: pip install 'onrecord[lsp]'")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

SOURCE = """Harbour letter was ignored

“The ramp was not fit to be loaded, and I wrote so twice,” Ada Okafor said on Tuesday. “Nobody answered me.”
"""
WRONG = "Ada Okafor 🙂 said: “The ramp was fit to be loaded, and I wrote so twice.”\n"
RIGHT = "Ada Okafor 🙂 said: “The ramp was not fit to be loaded, and I wrote so twice.”\n"
GIVEN_AWAY = "“Nobody answered me,” Emil Brandt said.\n"
WAIT = 60.0


class Editor:
    """A client that remembers what it was told about each draft."""

    def __init__(self) -> None:
        self.client = LanguageClient("a test", "1")
        self.told: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def hear(params: lsp.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

    async def start(self, *arguments: str) -> None:
        await self.client.start_io(sys.executable, "-m", "onrecord", "lsp", *arguments)
        await self.client.initialize_async(lsp.InitializeParams(capabilities=lsp.ClientCapabilities()))
        self.client.initialized(lsp.InitializedParams())

    def open(self, uri: str, text: str) -> None:
        item = lsp.TextDocumentItem(uri, "markdown", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, uri: str, version: int, text: str) -> None:
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        at = lsp.VersionedTextDocumentIdentifier(uri=uri, version=version)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(at, [change]))

    async def next(self) -> lsp.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.told.get(), WAIT)

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def edited(tmp_path: Path, story: Callable[[Editor, str], Coroutine[Any, Any, None]]) -> None:
    source, draft = tmp_path / "source.txt", tmp_path / "draft.md"
    source.write_text(SOURCE, encoding="utf-8")

    async def run() -> None:
        editor = Editor()
        await editor.start("--against", str(source))
        await story(editor, draft.as_uri())
        await editor.stop()

    asyncio.run(run())


def test_a_dropped_negation_is_underlined_and_the_mark_goes_when_it_is_put_back(tmp_path: Path) -> None:
    async def story(editor: Editor, uri: str) -> None:
        editor.open(uri, WRONG)
        told = await editor.next()
        (found,) = told.diagnostics
        assert found.severity == lsp.DiagnosticSeverity.Error
        assert "Q203" in str(found.code)
        # In sixteen-bit units, which an editor counts in unless it says otherwise: the face takes two.
        start, end = found.range.start, found.range.end
        units = WRONG.encode("utf-16-le")
        marked = units[2 * start.character : 2 * end.character].decode("utf-16-le")
        assert marked == "“The ramp was fit to be loaded, and I wrote so twice.”"
        assert found.related_information is not None
        assert "not fit to be loaded" in found.related_information[0].message
        assert found.related_information[0].location.uri.endswith("/source.txt")
        editor.type(uri, 2, RIGHT)
        told = await editor.next()
        assert (told.version, list(told.diagnostics)) == (2, [])

    edited(tmp_path, story)


def test_words_given_to_somebody_else_are_underlined(tmp_path: Path) -> None:
    async def story(editor: Editor, uri: str) -> None:
        editor.open(uri, GIVEN_AWAY)
        (found,) = (await editor.next()).diagnostics
        assert "Q50" in str(found.code)
        assert found.severity == lsp.DiagnosticSeverity.Error

    edited(tmp_path, story)


def test_a_closed_draft_has_no_marks(tmp_path: Path) -> None:
    async def story(editor: Editor, uri: str) -> None:
        editor.open(uri, WRONG)
        assert (await editor.next()).diagnostics
        identifier = lsp.TextDocumentIdentifier(uri)
        editor.client.text_document_did_close(lsp.DidCloseTextDocumentParams(identifier))
        assert not (await editor.next()).diagnostics

    edited(tmp_path, story)


def test_a_missing_record_is_told_in_the_draft(tmp_path: Path) -> None:
    async def run() -> None:
        editor = Editor()
        await editor.start("--record", str(tmp_path / "none.db"))
        editor.open((tmp_path / "draft.md").as_uri(), WRONG)
        (found,) = (await editor.next()).diagnostics
        assert found.message.startswith("not checked: ")
        assert "none.db" in found.message
        await editor.stop()

    asyncio.run(run())
