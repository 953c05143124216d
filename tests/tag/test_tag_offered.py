"""Bundles that packages offer by a name."""

from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from onrecord.errors import BundleMissing
from onrecord.tag.bundle import SHIPPED, open_bundle

WHERE = str(SHIPPED)


def where() -> str:
    """What a plugin's function gives."""
    return WHERE


def offer(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    found = EntryPoints([EntryPoint("invented", value, "onrecord.bundles")])
    monkeypatch.setattr("onrecord.tag.bundle.entry_points", lambda **wanted: found.select(**wanted))
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def test_a_bundle_is_found_by_the_name_a_package_offers_it_under(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "test_tag_offered:where")
    assert open_bundle(Path("invented")) == open_bundle()


def test_a_folder_goes_before_a_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    offer(monkeypatch, "test_tag_offered:where")
    (tmp_path / "invented").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BundleMissing, match="it has no manifest"):
        open_bundle(Path("invented"))


@pytest.mark.parametrize("value", ["no_such_module:X", "test_tag_offered:no_such", "test_tag_offered:WHERE"])
def test_an_offer_that_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    offer(monkeypatch, value)
    with pytest.raises(BundleMissing, match="the bundle invented"):
        open_bundle(Path("invented"))


def test_a_name_that_nobody_offers_is_a_folder_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(monkeypatch, "test_tag_offered:where")
    with pytest.raises(BundleMissing, match="no model bundle in other"):
        open_bundle(Path("other"))
