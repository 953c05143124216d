import io

import pytest

from onrecord.cli import meter


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Not a fixture: pytest puts its own standard error back between set-up and test."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_a_bar_shows_how_far_long_work_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    monkeypatch.setattr(meter, "A_MOMENT", -1.0)
    assert list(meter.metered([1, 2, 3], ["missing-a", "missing-b", "missing-c"])) == [1, 2, 3]
    assert "reading" in terminal.getvalue()
    assert "3/3" in terminal.getvalue()


def test_quick_work_shows_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    assert list(meter.metered([1, 2, 3], ["a"])) == [1, 2, 3]
    assert terminal.getvalue() == ""


def test_without_a_terminal_there_is_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setattr(meter, "A_MOMENT", -1.0)
    assert list(meter.metered([1, 2, 3], ["a"])) == [1, 2, 3]
    assert stream.getvalue() == ""


def test_a_bar_is_put_away_when_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_a_terminal(monkeypatch)
    monkeypatch.setattr(meter, "A_MOMENT", -1.0)

    def failing() -> object:
        yield 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(meter.metered(failing(), ["a"]))  # type: ignore[arg-type]
    # Showing the cursor again is the last thing a bar does.
    assert "\x1b[?25h" in terminal.getvalue()
