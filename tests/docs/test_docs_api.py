import importlib.util
import inspect
from types import ModuleType
from typing import get_type_hints

from docs_pages import ROOT

import onrecord


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("api_page", ROOT / "docs" / "api_page.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_the_api_is_what_the_code_says() -> None:
    made = script()
    assert made.PAGE.read_text(encoding="utf-8") == made.page(), "run: python docs/api_page.py"


def test_every_name_has_its_place_and_example() -> None:
    text = (ROOT / "docs" / "reference" / "api.md").read_text(encoding="utf-8")
    heads = [line.removeprefix("### ") for line in text.splitlines() if line.startswith("### ")]
    assert sorted(heads) == sorted(onrecord.__all__)


def test_every_function_says_what_it_takes_gives_and_does() -> None:
    for name in onrecord.__all__:
        value = getattr(onrecord, name)
        if inspect.isfunction(value):
            assert inspect.getdoc(value), name
            assert set(get_type_hints(value)) == {*inspect.signature(value).parameters, "return"}, name
