"""`python -m sora_reflex.ops.reference`: writes docs/settings.md, docs/errors.md and .env.example from the code."""

import importlib
import inspect
import json
import pkgutil
import re
import sys
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

import sora_reflex
from sora_reflex.core.errors import SoraError
from sora_reflex.core.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def groups() -> dict[str, list[str]]:
    """The settings under the comments that stand over them in the class."""
    found: dict[str, list[str]] = {}
    title = ""
    for line in inspect.getsource(Settings).splitlines():
        if line.startswith("    # "):
            title = line.removeprefix("    # ")
        name = line.strip().partition(":")[0]
        if line.startswith("    ") and name in Settings.model_fields and name not in sum(found.values(), []):
            found.setdefault(title[:1].upper() + title[1:], []).append(name)
    return found


def default_of(field: FieldInfo) -> str:
    value: Any = field.get_default(call_default_factory=True)
    return json.dumps(value) if isinstance(value, list) else str(value)


def variable(name: str) -> str:
    return f"SORA_{name.upper()}"


def document() -> str:
    """docs/settings.md: every setting with its default and meaning."""
    lines = [
        "# Settings",
        "",
        "Set them in the environment or in a file `.env` beside the Makefile; `make run` needs none.",
        "This page is written by `make fix` from `sora_reflex/core/settings.py`.",
        "",
    ]
    for title, names in groups().items():
        lines += [f"## {title}", "", "| variable | default | meaning |", "|---|---|---|"]
        for name in names:
            field = Settings.model_fields[name]
            default = f"`{default_of(field)}`" if default_of(field) else "(empty)"
            lines.append(f"| `{variable(name)}` | {default} | {field.description} |")
        lines.append("")
    return "\n".join(lines)


def example() -> str:
    """.env.example: every setting, commented out, with its default."""
    lines = ["# Copy to .env and uncomment what you change. docs/settings.md says the same as a table.", ""]
    for title, names in groups().items():
        lines += [f"# --- {title}", ""]
        for name in names:
            field = Settings.model_fields[name]
            lines += [f"# {field.description}", f"#{variable(name)}={default_of(field)}", ""]
    return "\n".join(lines)


def refusals() -> dict[str, type[SoraError]]:
    """Every expected refusal by its code, from every module that may define one."""
    for module in pkgutil.walk_packages(sora_reflex.__path__, "sora_reflex."):
        if re.search(r"\.(errors|service|queries)(\.|$)", module.name):
            importlib.import_module(module.name)
    found: dict[str, type[SoraError]] = {}
    waiting = [SoraError]
    while waiting:
        kind = waiting.pop(0)
        waiting.extend(kind.__subclasses__())
        # A subclass that keeps its parent's code is another reason for the same answer.
        if kind.code not in found:
            found[kind.code] = kind
    return dict(sorted(found.items()))


def meaning(kind: type[SoraError]) -> str:
    """Its own words where they are always the same, else what its class says of itself."""
    try:
        return str(kind())  # type: ignore[call-arg]
    except TypeError:
        pass
    if kind.__doc__ and kind.__doc__ != getattr(kind.__base__, "__doc__", ""):
        return kind.__doc__.strip().splitlines()[0]
    return re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).capitalize() + "; the message says what."


def error_table() -> str:
    """docs/errors.md: every code that a client may meet."""
    lines = [
        "# Error codes",
        "",
        'A refusal over HTTP is `{"error": code, "detail": message}` with the status below; pages show the message.',
        "The codes are stable, the words may change. This page is written by `make fix` from the error classes.",
        "",
        "| code | status | means |",
        "|---|---|---|",
    ]
    lines += [f"| `{code}` | {kind.status} | {meaning(kind)} |" for code, kind in refusals().items()]
    return "\n".join(lines) + "\n"


FILES = {"docs/settings.md": document, "docs/errors.md": error_table, ".env.example": example}


def main() -> int:
    for name, write in FILES.items():
        path = ROOT / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(write(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
