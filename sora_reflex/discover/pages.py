"""The pages of finding: search and explore, and one tag."""

from collections.abc import Callable

import reflex as rx

from sora_reflex import ui
from sora_reflex.core.settings import get_settings
from sora_reflex.discover.components import Board, finder
from sora_reflex.discover.state import BoardState, DiscoverState, TagState
from sora_reflex.feed import components as parts
from sora_reflex.feed.state import ActState
from sora_reflex.shell import nav
from sora_reflex.shell.layout import frame
from sora_reflex.shell.viewer import ViewerState

NAME = get_settings().instance_name


def discover_page() -> rx.Component:
    return frame(finder(), current=nav.DISCOVER)


BOARDS = (
    ("rising", "Rising", "Clips by the likes they were given.", "like", "likes"),
    ("remixed", "Most remixed", "Clips by the remixes that were posted.", "remix", "remixes"),
    ("followed", "Most followed", "People by who began to follow them and still does.", "follower", "followers"),
)
WINDOWS = (("day", "Today"), ("week", "This week"), ("month", "This month"), ("all", "All time"))


def _windows() -> rx.Component:
    def choice(window: str, label: str) -> rx.Component:
        is_on = BoardState.window == window
        return rx.el.button(
            label,
            type="button",
            class_name=rx.cond(is_on, "chip on", "chip"),
            custom_attrs={"aria-pressed": is_on},
            on_click=BoardState.choose_window(window),
        )

    chips = [choice(window, label) for window, label in WINDOWS]
    return rx.el.div(*chips, class_name="chips finder-chips", role="group", custom_attrs={"aria-label": "Since when"})


def _board(kind: str, title: str, lead: str, one: str, many: str) -> Callable[[], rx.Component]:
    """The page of one leaderboard."""

    def page() -> rx.Component:
        tabs = ui.tabs(*((name, f"/discover/{key}", key == kind) for key, name, *_ in BOARDS), label="Leaderboards")
        rows = Board.create(
            clips=BoardState.clips, people=BoardState.people, is_loaded=BoardState.is_loaded, one=one, many=many
        )
        head = rx.el.header(
            rx.el.h1(title, class_name="display"), rx.el.p(lead, class_name="i2 pretty"), class_name="finder-opening"
        )
        back = ui.link(ui.icon("chevron-left", 18), "Discover", href="/discover", class_name="finder-back i2")
        return frame(
            rx.el.div(back, head, rx.el.div(tabs, class_name="finder-tabs"), _windows(), rows, class_name="finder"),
            current=nav.DISCOVER,
        )

    return page


def tag_page() -> rx.Component:
    """Clips with one tag, newest first."""
    state = TagState
    back = ui.link(
        ui.icon("chevron-left", 24), href="/discover", class_name="ib", custom_attrs={"aria-label": "To Discover"}
    )
    count = rx.cond(state.count == 1, "1 clip", state.count.to_string() + " clips")
    head = rx.el.header(
        back,
        rx.el.div(
            rx.el.h1("#" + state.tag, class_name="title ell"),
            rx.el.p(rx.cond(state.is_loaded, count, ""), class_name="t13 i3"),
            class_name="grow",
        ),
        class_name="row gap8 finder-head",
    )
    grid = parts.Grid.create(tiles=state.tiles, has_more=state.has_more, on_end_reached=state.load_more)
    nothing = ui.empty_state("No clips with this tag", "Write it in the caption of yours, and it begins here.")
    waiting = rx.fragment(
        rx.el.div(*[rx.el.div(class_name="sk tile") for _ in range(6)], class_name="grid"),
        rx.el.span("Loading", class_name="sr", role="status"),
    )
    body = rx.cond(state.is_loaded, rx.cond(state.tiles.length() > 0, grid, nothing), waiting)
    return frame(rx.el.div(head, body, class_name="finder"), current=nav.DISCOVER)


def add_to(app: rx.App) -> None:
    """Put the pages on their addresses."""
    check, anew = ViewerState.check, ActState.forget_followed
    app.add_page(
        discover_page, route="/discover", title=f"Discover | {NAME}", on_load=[check, anew, DiscoverState.load]
    )
    for kind, title, *rest in BOARDS:
        page = _board(kind, title, *rest)
        app.add_page(page, route=f"/discover/{kind}", title=f"{title} | {NAME}", on_load=[check, BoardState.load])
    app.add_page(tag_page, route="/tag/[tag_name]", title=TagState.title, on_load=[check, TagState.load])
