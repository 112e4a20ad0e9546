"""The repository holds nothing of the machine that it was written on, and nothing left half done."""

import ast
import re

from tests.architecture.source import place, python_files, tracked_files, tree
from tests.conftest import ROOT

MIN_FILES = 80
MAX_BYTES = 2_000_000
"""A clone stays quick; the front end's screenshots and the tokenizer's vocabulary are the largest files."""

FORBIDDEN = {
    "a path of somebody's machine": rf"(?<![\w.:/$*-]){'/'}(?:work|farm|root|home/\w+){'/'}\w",
    "something unfinished": rf"\b(?:TO{'DO'}|FIX{'ME'}|XX{'X'}|NotImplemented{'Error'})\b|\bfor {'now'}\b",
    "the address of a package registry": r"registry\.np" + r"mjs|np" + r"mmirror|py" + r"pi\.org/simple|python"
    r"hosted\.org",
    "a conflict marker": r"^(?:<{7}|>{7}) ",
}
MOVING_PINS = re.compile(r"^[A-Za-z0-9_.\[\]-]+\s*(?:$|[<>~]|==.*\*)")


def text_files():
    for path in tracked_files():
        content = path.read_bytes()
        if b"\0" not in content[:8000] and path.name != "LICENSE":
            yield path, content.decode("utf-8")


def test_files_name_no_machine_no_registry_and_nothing_unfinished():
    seen, found = 0, []
    for path, content in text_files():
        seen += 1
        for what, pattern in FORBIDDEN.items():
            for match in re.finditer(pattern, content, re.MULTILINE):
                line = content.count("\n", 0, match.start()) + 1
                found.append(f"{place(path)}:{line}: {what}: {match[0]!r}")
    assert seen >= MIN_FILES
    assert not found, "\n".join(found)


def test_no_file_is_huge():
    huge = {place(path): path.stat().st_size for path in tracked_files() if path.stat().st_size > MAX_BYTES}
    assert not huge


def test_every_requirement_is_pinned_exactly():
    lines = [
        line
        for name in ("requirements.txt", "workers/requirements.txt", "tests/requirements.txt")
        for line in (ROOT / name).read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "-r "))
    ]
    assert len(lines) >= 30
    assert not [line for line in lines if "==" not in line or MOVING_PINS.match(line)]


def test_every_module_says_what_it_owns():
    files = [path for path in python_files("sora_reflex", "workers", "tests") if path.read_text("utf-8").strip()]
    silent = [place(path) for path in files if not ast.get_docstring(tree(path))]
    assert len(files) >= MIN_FILES
    assert not silent, f"open each module with one sentence that says what it owns: {silent}"
