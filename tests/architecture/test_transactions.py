"""Only core/db.py opens and ends transactions, and reads of posts start from the one rule of who sees what."""

import ast
from pathlib import Path

from tests.architecture.source import functions, names, place, python_files, tree
from tests.conftest import ROOT

MIN_FILES = 30
MIN_QUERIES_OF_POSTS = 3

DB = ROOT / "sora_reflex/core/db.py"
RULE = ROOT / "sora_reflex/media/visibility.py"
BEYOND_VIEWERS = {
    "sora_reflex/accounts": "deletes a person's own rows when the account goes",
    "sora_reflex/moderation": "shows those who keep order what was reported; each of its reads asks for their role",
    "sora_reflex/models/lineage.py": "counts and traces what came of what; nobody looks at anything there",
    "workers": "acts for the instance, for no viewer",
}
"""Places that touch posts for a reason which is not somebody's looking at them."""


def calls(node: ast.AST, attribute: str) -> list[ast.Call]:
    found = [child for child in ast.walk(node) if isinstance(child, ast.Call)]
    return [call for call in found if isinstance(call.func, ast.Attribute) and call.func.attr == attribute]


def test_nothing_commits_and_only_the_unit_of_work_begins():
    """Engines and finishing know nothing of a database: what they begin is something else."""
    pure = ("workers/engines/", "workers/postprocess/")
    files = python_files("sora_reflex", "workers")
    files = [path for path in files if not place(path).startswith(pure)]
    assert len(files) >= MIN_FILES
    commits = [place(path, call) for path in files for call in calls(tree(path), "commit")]
    begins = [place(path, call) for path in files if path != DB for call in calls(tree(path), "begin")]
    assert not commits, f"services flush, core.db commits: {commits}"
    assert not begins, f"only core.db begins a transaction: {begins}"
    assert len(calls(tree(DB), "begin")) == 1


def reads_posts(function: ast.AST) -> bool:
    """`select(Post…)`, `select(… Post.id …)` or `session.get(Post, …)`."""
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name in ("select", "get", "exists") and any("Post" in names(argument) for argument in call.args):
            return True
    return False


def starts_from_the_rule(function: ast.AST) -> bool:
    return bool({"visible_to", "listed_to"} & names(function))


def is_about_ones_own(function: ast.AST) -> bool:
    """Some comparison holds a post's author, or a clip's owner, against the viewer or a maker passed in as such."""
    for node in ast.walk(function):
        if isinstance(node, ast.Compare):
            sides = names(node)
            if sides & {"author_id", "owner_id"} and any("viewer" in name or name == "maker" for name in sides):
                return True
    return False


def outermost_functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    found = list(functions(path))
    inner = {id(child) for outer in found for child in ast.walk(outer) if child is not outer}
    return [function for function in found if id(function) not in inner]


def test_reads_of_posts_start_from_the_rule_or_are_about_ones_own():
    astray, seen = [], 0
    for path in python_files("sora_reflex", "workers"):
        if path == RULE or str(path.relative_to(ROOT)).startswith(tuple(BEYOND_VIEWERS)):
            continue
        for function in outermost_functions(path):
            seen += reads_posts(function) or starts_from_the_rule(function)
            if reads_posts(function) and not starts_from_the_rule(function) and not is_about_ones_own(function):
                astray.append(place(path, function))
    assert not astray, f"start from media.visibility, or compare author_id with the viewer: {astray}"
    assert seen >= MIN_QUERIES_OF_POSTS
