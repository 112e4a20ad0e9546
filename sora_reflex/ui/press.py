"""Things to press: button, icon button, link that looks like one, chip, switch."""

from typing import Any

import reflex as rx

from sora_reflex.ui.icons import icon

SIZES = (32, 36, 44, 52, 56)


def _button_class(kind: str, size: int, extra: str) -> str:
    if size not in SIZES:
        raise ValueError(f"a button is one of {SIZES} high, not {size}")
    return f"btn {kind}" + (f" s{size}" if size != 44 else "") + (f" {extra}" if extra else "")


def button(
    label: str | rx.Var | rx.Component,
    *,
    kind: str = "solid",
    size: int = 44,
    icon_name: str = "",
    is_busy: bool | rx.Var = False,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A button. Kinds: sun (create only), solid, soft, line, quiet, danger, danger-full, film."""
    children = [icon(icon_name, 18)] if icon_name else []
    props.setdefault("type", "button")
    return rx.el.button(
        *children,
        label,
        class_name=_button_class(kind, size, class_name),
        custom_attrs={"aria-busy": is_busy, **props.pop("custom_attrs", {})},
        **props,
    )


def link_button(
    label: str | rx.Var,
    href: str | rx.Var,
    *,
    kind: str = "solid",
    size: int = 44,
    icon_name: str = "",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A link that looks like a button."""
    children = [icon(icon_name, 18)] if icon_name else []
    return link(*children, label, href=href, class_name=_button_class(kind, size, class_name), **props)


def link(*children: Any, href: str | rx.Var, **props: Any) -> rx.Component:
    """A link inside the app: changes the page without loading it anew."""
    return Link.create(*children, to=href, **props)


class Link(rx.el.A):
    """The router's link; it needs no style of a theme."""

    library = "react-router"
    tag = "Link"
    alias = "RouterLink"

    to: rx.Var[str]


def icon_button(
    name: str | rx.Var, label: str | rx.Var, *, kind: str = "", size: int = 44, icon_size: int = 22, **props: Any
) -> rx.Component:
    """A round button with an icon and a spoken label. Kinds: nothing, soft, film."""
    extra = props.pop("class_name", "")
    props.setdefault("type", "button")
    return rx.el.button(
        icon(name, icon_size),
        class_name=f"ib {kind}" + (f" s{size}" if size != 44 else "") + (f" {extra}" if extra else ""),
        title=label,
        custom_attrs={"aria-label": label, **props.pop("custom_attrs", {})},
        **props,
    )


def chip(
    label: str | rx.Var,
    *,
    icon_name: str | rx.Var = "",
    is_on: bool | rx.Var = False,
    state: str = "",
    size: int = 32,
    **props: Any,
) -> rx.Component:
    """A pressable chip; chosen ones are solid. States: ok, ask, no, live."""
    base = f"chip {state}" + (" s28" if size == 28 else "")
    children = [icon(icon_name, 15, 2)] if not isinstance(icon_name, str) or icon_name else []
    name = rx.cond(is_on, f"{base} on", base) if isinstance(is_on, rx.Var) else f"{base} on" if is_on else base
    props.setdefault("type", "button")
    attributes = {"aria-pressed": is_on, **props.pop("custom_attrs", {})}
    return rx.el.button(*children, label, class_name=name, custom_attrs=attributes, **props)


def switch(label: str | rx.Var, *, is_on: bool | rx.Var, on_change: Any, **props: Any) -> rx.Component:
    """An on/off switch with its label before it; `on_change` is called on a press."""
    return rx.el.label(
        rx.el.span(label, class_name="grow"),
        rx.el.button(
            type="button", role="switch", class_name="switch", on_click=on_change, custom_attrs={"aria-checked": is_on}
        ),
        class_name="row gap12",
        **props,
    )
