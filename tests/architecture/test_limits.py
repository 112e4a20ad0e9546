"""Files and functions stay small enough to be read in one go."""

from pathlib import Path

from tests.architecture.source import functions, place, python_files

MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 60
MAX_TREE_LINES = 80
"""Of component trees, which only lay things out."""
MIN_FILES = 60
MIN_FUNCTIONS = 200


def files() -> list[Path]:
    """All but the migrations, which a tool writes and nobody edits afterwards."""
    return [path for path in python_files() if path.parent.name != "versions"]


def is_component_tree(path: Path) -> bool:
    return path.stem in ("components", "pages") or bool({"ui", "shell", "pages", "components"} & set(path.parts))


def test_no_file_is_too_long():
    assert len(files()) >= MIN_FILES
    lengths = {place(path): len(path.read_text("utf-8").splitlines()) for path in files()}
    too_long = {name: length for name, length in lengths.items() if length > MAX_FILE_LINES}
    assert not too_long


def test_no_function_is_too_long():
    too_long, seen = {}, 0
    for path in files():
        limit = MAX_TREE_LINES if is_component_tree(path) else MAX_FUNCTION_LINES
        for function in functions(path):
            seen += 1
            length = (function.end_lineno or function.lineno) - function.lineno + 1
            if length > limit:
                too_long[place(path, function)] = length
    assert seen >= MIN_FUNCTIONS
    assert not too_long
