"""What a browser can reach: handlers are async, states and views hold no rows and no secrets."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

from sqlmodel import SQLModel

import sora_reflex
from sora_reflex.accounts.schemas import View
from tests.architecture.source import classes, names, place, python_files

MIN_STATES = 5
MIN_HANDLERS = 20
MIN_TABLES = 15
MIN_VIEWS = 10
MIN_ROUTES = 5

SECRET = re.compile(r"^(?!has_|is_).*(password|secret|token|hash|e_?mail|cookie|api_key|private_key)")
"""`has_password` tells that there is one, which its owner may know."""


def state_classes() -> list[tuple[Path, ast.ClassDef]]:
    """Classes whose bases end in State, wherever they stand."""
    found = []
    for path in python_files("sora_reflex"):
        for node in classes(path):
            bases = [base.id if isinstance(base, ast.Name) else getattr(base, "attr", "") for base in node.bases]
            if any(base.endswith("State") for base in bases):
                found.append((path, node))
    return found


def table_names() -> set[str]:
    importlib.import_module("sora_reflex.models")
    return {mapper.class_.__name__ for mapper in SQLModel._sa_registry.mappers}


def is_handler(function: ast.stmt) -> bool:
    decorators = getattr(function, "decorator_list", [])
    return any("event" in names(decorator) for decorator in decorators)


def test_every_event_handler_is_async():
    handlers = [
        (path, item)
        for path, state in state_classes()
        for item in state.body
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef) and is_handler(item)
    ]
    assert len(handlers) >= MIN_HANDLERS
    blocking = [place(path, item) for path, item in handlers if not isinstance(item, ast.AsyncFunctionDef)]
    assert not blocking, f"a handler that is not async blocks every visitor: {blocking}"


def test_every_public_method_of_a_state_is_a_declared_handler_or_var():
    """Reflex lets a browser call any public method, decorated or not."""
    undeclared = [
        place(path, item)
        for path, state in state_classes()
        for item in state.body
        if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)
        and not item.name.startswith("_")
        and not item.decorator_list
    ]
    assert not undeclared, f"decorate it with @rx.event or @rx.var, or start its name with _: {undeclared}"


def test_no_state_holds_a_table_row():
    tables = table_names()
    assert len(tables) >= MIN_TABLES
    found = state_classes()
    assert len(found) >= MIN_STATES
    rows = []
    for path, state in found:
        for item in state.body:
            annotation = item.annotation if isinstance(item, ast.AnnAssign) else getattr(item, "returns", None)
            if annotation is not None and names(annotation) & tables:
                rows.append(place(path, item))
    assert not rows, f"a state holds views, never rows: {rows}"


def test_no_state_sends_a_secret_to_the_browser():
    sent = [
        place(path, item)
        for path, state in state_classes()
        for item in state.body
        if isinstance(item, ast.AnnAssign)
        and isinstance(item.target, ast.Name)
        and not item.target.id.startswith("_")
        and SECRET.search(item.target.id)
    ]
    assert not sent, f"secrets go into vars that start with _: {sent}"


def test_no_route_answers_with_a_table_row():
    tables, seen, rows = table_names(), 0, []
    for path in python_files("sora_reflex/api"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            routes = [d for d in node.decorator_list if names(d) & {"get", "post", "put", "patch", "delete"}]
            seen += bool(routes)
            if routes and any(names(part) & tables for part in [*routes, node.returns] if part is not None):
                rows.append(place(path, node))
    assert seen >= MIN_ROUTES
    assert not rows, f"an answer is a view, never a row: {rows}"


def test_no_view_has_a_field_that_looks_secret():
    for module in pkgutil.walk_packages(sora_reflex.__path__, "sora_reflex."):
        if module.name.endswith(".schemas"):
            importlib.import_module(module.name)
    views = all_subclasses(View)
    assert len(views) >= MIN_VIEWS
    secret = [f"{view.__name__}.{name}" for view in views for name in view.model_fields if SECRET.search(name)]
    assert not secret


def all_subclasses(base: type[View]) -> set[type[View]]:
    direct = set(base.__subclasses__())
    return direct.union(*(all_subclasses(child) for child in direct))
