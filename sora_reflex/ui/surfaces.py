"""Things that hold others: sheet, card, note, banner, skeleton, empty place, tabs, and the toaster."""

from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from sora_reflex.ui.assets import asset
from sora_reflex.ui.icons import icon
from sora_reflex.ui.press import link

_sheet = asset(__name__, "sheet.jsx")
_toaster = asset(__name__, "toaster.jsx")
_connection = asset(__name__, "connection.jsx")
asset(__name__, "end.js")
asset(__name__, "late_sheets.jsx")


class Sheet(rx.Component):
    """Opens at once on `opens(name)` anywhere on the page, or while `open` is true; Esc, × and a drag close it."""

    library = _sheet.importable_path
    tag = "Sheet"

    name: rx.Var[str]
    title: rx.Var[str]
    open: rx.Var[bool]
    kind: rx.Var[str]
    head: rx.Var[rx.Component]

    on_open: rx.EventHandler[passthrough_event_spec(dict)]
    """Called with what the opener gave, as {"prompt": "..."}."""
    on_close: rx.EventHandler[no_args_event_spec]


class Opens(rx.Component):
    library = _sheet.importable_path
    tag = "Opens"

    sheet: rx.Var[str]
    detail: rx.Var[dict]


def sheet(*children: Any, name: str, title: str | rx.Var, **props: Any) -> rx.Component:
    """A sheet (phone) or dialog (desktop; `kind="popover"` stands beside the rail). See `opens`."""
    return Sheet.create(*children, name=name, title=title, **props)


def opens(trigger: rx.Component, sheet_name: str, detail: dict[str, str] | None = None) -> rx.Component:
    """`trigger`, which when pressed opens the sheet of that name."""
    return Opens.create(trigger, sheet=sheet_name, detail=detail or {})


class Toaster(rx.Component):
    """Shows `text` whenever `number` changes."""

    library = _toaster.importable_path
    tag = "Toaster"

    text: rx.Var[str]
    action: rx.Var[str]
    number: rx.Var[int]
    on_action: rx.EventHandler[no_args_event_spec]


def toast(text: rx.Var, number: rx.Var, **props: Any) -> rx.Component:
    """The one place where notices appear; the shell holds it."""
    return Toaster.create(text=text, number=number, **props)


class Connection(rx.Component):
    """A calm banner while the network or the server is away."""

    library = _connection.importable_path
    tag = "Connection"


def connection_banner() -> rx.Component:
    return Connection.create()


def card(*children: Any, **props: Any) -> rx.Component:
    """Only for a thing that is picked up, dismissed or acted on as a unit."""
    return rx.el.div(*children, class_name=f"card {props.pop('class_name', '')}", **props)


def banner(text: Any, *, state: str = "", icon_name: str = "info", action: Any = None, **props: Any) -> rx.Component:
    """A word about the whole page, in its flow. States: no, ok, ask, live."""
    children = [icon(icon_name, 20), rx.el.div(text, class_name="grow")]
    return rx.el.div(*children, *([action] if action is not None else []), class_name=f"note {state}", **props)


def skeleton(width: str = "100%", height: str = "20px", radius: str = "", **props: Any) -> rx.Component:
    """Holds a thing's place while it loads, at its real size."""
    style = {"width": width, "height": height} | ({"border_radius": radius} if radius else {})
    extra = props.pop("class_name", "")
    return rx.el.div(class_name=f"sk {extra}", style=style, custom_attrs={"aria-hidden": "true"}, **props)


def empty_state(title: str | rx.Var, text: Any, *actions: Any, picture: Any = None) -> rx.Component:
    """A sentence that is true of this place, and a way to begin."""
    return rx.el.div(
        *([picture] if picture is not None else []),
        rx.el.h1(title, class_name="h26"),
        rx.el.p(text),
        *([rx.el.div(*actions, class_name="acts")] if actions else []),
        class_name="empty",
    )


def tabs(*items: tuple[Any, str | rx.Var, bool | rx.Var], label: str) -> rx.Component:
    """Tabs that are links: (content, address, whether it is the current one)."""
    return rx.el.nav(
        *[link(content, href=href, custom_attrs={"aria-current": _page_if(is_on)}) for content, href, is_on in items],
        class_name="tabs",
        custom_attrs={"aria-label": label},
    )


def _page_if(is_on: bool | rx.Var) -> Any:
    if isinstance(is_on, rx.Var):
        return rx.cond(is_on, "page", rx.Var("undefined"))
    return "page" if is_on else rx.Var("undefined")
