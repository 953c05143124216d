"""Write docs/reference/api.md from the code: signatures, docstrings, and the examples of docs/api.toml.

python docs/api_page.py
"""

import inspect
import sys
import tomllib
from pathlib import Path

import onrecord

HERE = Path(__file__).parent
PAGE = HERE / "reference" / "api.md"
HEAD = """# The Python API

<!-- made by docs/api_page.py; edit the docstrings or docs/api.toml -->

Every name of `import onrecord`. All are typed; values are frozen. A name is loaded when it is first used, so that the
import is quick. What is not listed here may change without notice. The examples run from the first to the last.
"""


def page() -> str:
    """The whole page."""
    groups = tomllib.loads((HERE / "api.toml").read_text(encoding="utf-8"))["group"]
    parts = [HEAD, "<!-- run -->\n```python\nimport onrecord\n```\n"]
    for group in groups:
        parts.append(f"## {group['title']}\n")
        parts += [_entry(name, example) for name, example in group["names"].items()]
    return "\n".join(parts)


def _entry(name: str, example: str) -> str:
    value = getattr(onrecord, name)
    told = (
        f"The version of this package: `{value}`."
        if isinstance(value, str)
        else (inspect.getdoc(value) or "").replace(":class:", "")
    )
    signature = f"`{_signature(name, value)}`\n\n" if inspect.isfunction(value) else ""
    return f"### {name}\n\n{signature}{told}\n\n<!-- run -->\n```python\n{example.strip()}\n```\n"


def _signature(name: str, value: object) -> str:
    """A signature on one line, types without the folders they live in."""
    made = inspect.signature(value)  # type: ignore[arg-type]
    parts = [_parameter(one) for one in made.parameters.values()]
    keyword = next((n for n, p in enumerate(made.parameters.values()) if p.kind is p.KEYWORD_ONLY), None)
    if keyword is not None:
        parts.insert(keyword, "*")
    return f"{name}({', '.join(parts)}) -> {_type(made.return_annotation)}"


def _parameter(one: inspect.Parameter) -> str:
    if one.default is one.empty:
        return f"{one.name}: {_type(one.annotation)}"
    default = getattr(one.default, "__name__", None) or repr(one.default)
    if " at 0x" in default:
        default = "..."
    return f"{one.name}: {_type(one.annotation)} = {default}"


def _type(annotation: object) -> str:
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    text = text.removeprefix("<class '").removesuffix("'>")
    for prefix in ("collections.abc.", "pathlib.", "typing."):
        text = text.replace(prefix, "")
    words = "".join(c if c.isalnum() or c in "._" else f"\0{c}\0" for c in text).split("\0")
    return "".join(word.rsplit(".", 1)[-1] if word.startswith("onrecord.") else word for word in words)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"wrote {PAGE}\n")
