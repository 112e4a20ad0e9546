"""The pages of families: the tree, and the remixes of one post as a feed; and the clips in a style or with a sound."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.feed import components as feed
from sora_reflex.remix.components import family_tree, sound_head
from sora_reflex.remix.state import FamilyState, RemixesState, SoundState, StyleState
from sora_reflex.shell.layout import frame
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.shell.views import not_found_view

MISSING = "This clip is not here", "It may have been deleted, or it is not shared with you."


def family_page() -> rx.Component:
    """Everything that came of one clip."""
    loading = rx.el.div(ui.skeleton(height="60dvh", radius="20px"), class_name="page")
    body = rx.match(FamilyState.status, ("ready", family_tree()), ("missing", not_found_view(*MISSING)), loading)
    return frame(body)


def remixes_page() -> rx.Component:
    """What was made from one post, one clip at a time."""
    back = ui.link(
        ui.icon("chevron-left", 26), href="/", class_name="ib plain", custom_attrs={"aria-label": "To the feed"}
    )
    top = rx.fragment(back, rx.el.h1("Remixes", class_name="title grow"))
    state = RemixesState
    nothing = feed.ending_view(
        "Not remixed yet", "Press the two circles on a clip, and say what should change.",
        ui.link_button("See the latest", "/", kind="soft"),
    )  # fmt: skip
    ending = feed.ending_view(
        "These were all of them", "Remixes of remixes stand in the tree.",
        ui.link_button("See the tree", rx.cond(state.of, "/p/" + state.of.id.to_string() + "/tree", "/"), kind="soft"),
    )  # fmt: skip
    stage = feed.stage(state.cards, top, has_more=state.has_more, ending=ending, on_end_reached=state.load_more)
    shown = rx.cond(state.cards.length() > 0, stage, feed.quiet_stage(nothing, tabs=top))
    missing = feed.quiet_stage(not_found_view(*MISSING), tabs=top)
    body = rx.match(state.status, ("ready", shown), ("missing", missing), feed.loading_stage(state.load, top))
    return frame(body, class_name="on-film")


def style_page() -> rx.Component:
    """The clips in one style, and the way to make another."""
    state = StyleState
    use = ui.opens(ui.button("Use this style", kind="solid", icon_name="plus"), "create", {"style": state.name})
    head = rx.el.header(
        rx.el.h1(state.label, class_name="display"),
        rx.el.p(rx.cond(state.count == 1, "1 clip", state.count.to_string() + " clips"), class_name="i2"),
        rx.cond(ViewerState.me.is_signed_in, rx.el.div(use, class_name="row"), rx.fragment()),
        class_name="page-head",
    )
    grid = feed.Grid.create(tiles=state.tiles, has_more=state.has_more, on_end_reached=state.load_more)
    nothing = ui.empty_state("Nobody has posted one yet", "Make the first clip in this style.")
    ready = rx.fragment(head, rx.cond(state.tiles.length() > 0, grid, nothing))
    missing = not_found_view("There is no such style", "The create sheet shows those that there are.")
    loading = rx.el.div(ui.skeleton(height="40dvh", radius="20px"))
    body = rx.match(state.status, ("ready", ready), ("missing", missing), loading)
    return frame(rx.el.div(body, class_name="page wide-page"))


def sound_page() -> rx.Component:
    """One sound, and the clips that have it."""
    state = SoundState
    grid = feed.Grid.create(tiles=state.tiles, has_more=state.has_more, on_end_reached=state.load_more)
    nothing = ui.empty_state("Nobody else has used it yet", "Make the first clip with this sound.")
    ready = rx.fragment(sound_head(), rx.cond(state.tiles.length() > 0, grid, nothing))
    missing = not_found_view(
        "This sound is not here", "The clip that it came with may have been deleted, or it is not shared with you."
    )
    loading = rx.el.div(ui.skeleton(height="40dvh", radius="20px"))
    body = rx.match(state.status, ("ready", ready), ("missing", missing), loading)
    return frame(rx.el.div(body, class_name="page wide-page"))


def add_to(app: rx.App) -> None:
    check = ViewerState.check
    app.add_page(style_page, route="/style/[style]", title=StyleState.title, on_load=[check, StyleState.load])
    app.add_page(sound_page, route="/sound/[post_id]", title=SoundState.title, on_load=[check, SoundState.load])
    app.add_page(family_page, route="/p/[post_id]/tree", title=FamilyState.title, on_load=[check, FamilyState.load])
    app.add_page(
        remixes_page, route="/p/[post_id]/remixes", title=RemixesState.title, on_load=[check, RemixesState.load]
    )
