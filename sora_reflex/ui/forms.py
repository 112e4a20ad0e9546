"""Things to write in: a form that posts natively, field, text area, and their labels and help."""

from typing import Any

import reflex as rx

from sora_reflex.ui.icons import icon


class NativeForm(rx.el.Div):
    """A form that the browser itself posts: it works before, and without, the websocket."""

    tag = "form"

    action: rx.Var[str]
    method: rx.Var[str]


def native_form(*children: Any, action: str | rx.Var, **props: Any) -> rx.Component:
    return NativeForm.create(*children, action=action, method="post", **props)


def help_line(text: str | rx.Var, *, state: str = "", id: str = "") -> rx.Component:
    """A line under a field: help, or with state "bad" or "ok" what is the matter with it."""
    names = {"bad": "circle-alert", "ok": "circle-check"}
    children = [icon(names[state], 16)] if state in names else []
    return rx.el.p(*children, rx.el.span(text), class_name=f"help {state}", id=id)


def field(
    label: str | rx.Var,
    name: str,
    *,
    prefix: str = "",
    help: str | rx.Var = "",
    error: str | rx.Var = "",
    trailing: Any = None,
    control: Any = None,
    **props: Any,
) -> rx.Component:
    """A labelled line to write in. `error` replaces `help` and marks the field; `control` replaces the input."""
    is_bad = error != "" if isinstance(error, rx.Var) else bool(error)
    note_id = f"{name}-note"
    attributes = {"aria-describedby": note_id, "aria-invalid": is_bad, **props.pop("custom_attrs", {})}
    line = control or rx.el.input(id=name, name=name, custom_attrs=attributes, **props)
    note = rx.cond(is_bad, help_line(error, state="bad", id=note_id), _help(help, note_id))
    return rx.el.div(
        rx.el.label(label, html_for=name, class_name="label"),
        rx.el.div(
            *([rx.el.span(prefix, class_name="i3")] if prefix else []),
            line,
            *([trailing] if trailing is not None else []),
            class_name=rx.cond(is_bad, "field bad", "field"),
        ),
        note,
    )


def _help(help: str | rx.Var, note_id: str) -> rx.Component:
    if isinstance(help, rx.Var):
        return rx.cond(help != "", help_line(help, id=note_id), rx.fragment())
    return help_line(help, id=note_id) if help else rx.fragment()


def textarea(label: str | rx.Var, name: str, *, help: str | rx.Var = "", **props: Any) -> rx.Component:
    """A labelled box to write more than a line in; it grows with the words."""
    return field(label, name, help=help, control=rx.el.textarea(id=name, name=name, **props))
