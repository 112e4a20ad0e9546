"""What is being filmed: a pill that follows the person, and the sheet with the sun on its way over the day."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.studio.schemas import GenerationView, StageView
from sora_reflex.studio.state import ProgressState
from sora_reflex.ui.assets import asset

_js = asset(__name__, "progress.jsx")
asset(__name__, "day_arc.jsx")

RULES = {
    "bounds": ("Length", "The prompt does not fit"),
    "language": ("Language", "Some words are not said here"),
    "sexual": ("Sexual content", "Nudity and sex are not filmed"),
    "picture": ("Picture", "This picture is not filmed"),
    "minors": ("Minors", "Children are kept safe here"),
    "violence": ("Violence", "This is too cruel to film"),
    "self_harm": ("Self-harm", "Clips about this are not made"),
    "hate": ("Hate", "This turns against people"),
    "real_people": ("Real people", "It asks for a real person"),
    "casting": ("Casting", "Nobody can be cast yet"),
}
"""What a rule is called, and what a refusal that rests on it says first."""


class ProgressPill(rx.Component):
    """The newest generation in one line; it may be put away, and leaves by itself when it has become a clip."""

    library = _js.importable_path
    tag = "ProgressPill"

    generations: rx.Var[list[GenerationView]]
    trouble: rx.Var[str]
    """Why nothing moves, in words; it takes the place of the time left."""
    is_held: rx.Var[bool]
    """The sheet is open: what it shows does not leave."""
    on_start: rx.EventHandler[rx.event.no_args_event_spec]
    """Called once when the page is there."""
    on_leave: rx.EventHandler[rx.event.passthrough_event_spec(str)]


class DayArc(rx.Component):
    """The sun's way from when it was sent to when it is due; dots stand where stages end."""

    library = _js.importable_path
    tag = "DayArc"

    percent: rx.Var[int]
    stages: rx.Var[list[StageView]]
    poster: rx.Var[str]
    still: rx.Var[str]
    """A frame of what is planned, until there is a poster."""
    is_open: rx.Var[bool]


def progress_pill() -> rx.Component:
    return ProgressPill.create(
        generations=ProgressState.generations,
        trouble=ProgressState.trouble,
        is_held=ProgressState.is_detail_open,
        on_start=ProgressState.hide_detail,
        on_leave=ProgressState.dismiss,
    )


def _stage(stage: StageView) -> rx.Component:
    return rx.el.li(rx.el.i(), rx.el.span(stage.name), class_name=stage.state)


def _times(one: GenerationView) -> rx.Component:
    due = rx.cond(one.due_label != "", rx.el.span("about ", ui.local_time(one.due_label, "time")), rx.el.span())
    return rx.el.div(ui.local_time(one.sent_label, "time"), due, class_name="row between t12 i3")


def _under_way(one: GenerationView) -> rx.Component:
    figures = rx.el.div(
        rx.el.div(rx.el.p(one.stage_label, class_name="h26"), rx.el.p(one.title, class_name="t13 i2 ell"),
                  class_name="grow"),
        rx.el.div(rx.el.p(one.progress, " %", class_name="h26"), rx.el.p(one.eta_label, class_name="t13 i2"),
                  class_name="right"),
        class_name="row gap16",
    )  # fmt: skip
    stop = ui.button("Cancel", kind="line", on_click=ProgressState.cancel(one.id))
    now = ui.button("Film it now", class_name="grow", on_click=ProgressState.film_now(one.id))
    return rx.el.article(
        DayArc.create(
            percent=one.progress, stages=one.stages, poster=one.poster_url, still=one.still_url, is_open=one.is_open
        ),
        _times(one),
        figures,
        rx.el.ol(rx.foreach(one.stages, _stage), class_name="stages"),
        rx.el.div(rx.cond(one.is_looked_at, now, _keep_swiping()), stop, class_name="row gap8"),
        rx.el.p("Cancelling now gives your turn back in full.", class_name="t12 i3 center-text"),
        class_name="way",
    )


def _keep_swiping() -> rx.Component:
    return ui.button("Keep swiping", kind="soft", class_name="grow", on_click=ProgressState.hide_detail)


def _ready(one: GenerationView) -> rx.Component:
    picture = rx.el.img(src=one.poster_url, alt="", class_name="way-poster")
    return rx.el.article(
        picture,
        rx.el.h3(one.title, class_name="h26"),
        rx.el.p("It is in your drafts. Nobody else sees it until you post it.", class_name="i2 pretty"),
        ui.link_button("Watch it", "/drafts/" + one.video_id, size=52, class_name="full"),
        class_name="way",
    )


def _ended(one: GenerationView) -> rx.Component:
    """Refused or failed: what happened, by which rule, what would pass, and that nothing was spent."""
    is_refused = one.status == "refused"
    rule = rx.match(one.rule, *[(key, name) for key, (name, _) in RULES.items()], one.rule)
    heading = rx.match(one.rule, *[(key, title) for key, (_, title) in RULES.items()], "Filming did not work")
    facts = rx.el.dl(
        rx.el.dt("Stage"), rx.el.dd(rx.cond(is_refused, "Reading, before any filming", "Filming")),
        rx.cond(is_refused, rx.fragment(rx.el.dt("Rule"), rx.el.dd(rule, class_name="m")), rx.fragment()),
        rx.el.dt("Prompt"), rx.el.dd(one.prompt, class_name="i2"),
        class_name="facts",
    )  # fmt: skip
    again = ui.opens(
        ui.button("Edit the prompt", size=52, class_name="full", on_click=ProgressState.dismiss(one.id)),
        "create",
        {"prompt": one.prompt},
    )
    return rx.el.article(
        ui.tag(rx.cond(is_refused, "Not filmed", "Did not work"), state="no", icon_name="ban"),
        rx.el.div(
            rx.el.h3(heading, class_name="h26"),
            rx.el.p("Nothing was spent, and your words are kept.", class_name="i2"),
            class_name="col gap4",
        ),
        facts,
        rx.el.div(
            rx.el.h4(rx.cond(is_refused, "What would pass", "What happened"), class_name="b"),
            rx.el.p(one.error_message, class_name="i2 pretty"),
            class_name="passes",
        ),
        again,
        class_name="way",
    )


def _row(one: GenerationView) -> rx.Component:
    """One of the others in line."""
    stop = ui.icon_button("x", "Cancel", on_click=ProgressState.cancel(one.id))
    due = rx.cond(one.eta_label != "", " · " + one.eta_label, "")
    words = rx.el.div(
        rx.el.p(one.title, class_name="m ell"), rx.el.p(one.stage_label, due, class_name="t12 i3"), class_name="grow"
    )
    return rx.el.li(words, rx.cond(one.is_open, stop, rx.fragment()), class_name="setting-row")


def progress_sheet() -> rx.Component:
    """The newest one whole, the others as rows."""
    all_of_them = ProgressState.generations
    first = all_of_them[0]
    body = rx.cond(first.is_open, _under_way(first), rx.cond(first.status == "completed", _ready(first), _ended(first)))
    others = rx.el.ul(rx.foreach(all_of_them[1:], _row), class_name="setting-list")
    trouble = ui.banner(ProgressState.trouble, state="ask", icon_name="info")
    nothing = ui.empty_state(
        "Nothing is being filmed",
        "Say what you would like to see; it takes seconds.",
        ui.opens(ui.button("Create a clip", kind="soft", icon_name="plus"), "create"),
    )
    title = rx.cond(first.is_open, "Your clip is on its way", "Your clip")
    return ui.sheet(
        rx.cond(ProgressState.trouble != "", trouble, rx.fragment()),
        rx.cond(all_of_them.length() > 0, rx.fragment(body, others), nothing),
        name="progress",
        title=rx.cond(all_of_them.length() > 0, title, "Filming"),
        open=ProgressState.is_detail_open,
        on_open=ProgressState.show_detail,
        on_close=ProgressState.hide_detail,
    )
