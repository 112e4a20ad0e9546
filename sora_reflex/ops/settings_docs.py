"""`python -m sora_reflex.ops.settings_docs`: writes docs/settings.md and .env.example from the settings class."""

import inspect
import json
import sys
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

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


FILES = {"docs/settings.md": document, ".env.example": example}


def main() -> int:
    for name, write in FILES.items():
        path = ROOT / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(write(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
