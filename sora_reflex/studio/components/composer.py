"""The create sheet: the sheet is the field, chips shape the clip, and the last line says what it costs."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.core.settings import get_settings
from sora_reflex.models import Shape
from sora_reflex.studio.schemas import MAX_PROMPT, SECONDS, OfferView, StillView
from sora_reflex.studio.state import ComposerState
from sora_reflex.ui.assets import asset

_js = asset(__name__, "composer.jsx")
asset(__name__, "viewfinder.jsx")
asset(__name__, "ways.jsx")
asset(__name__, "ways.css")

SHAPES = (
    (Shape.PORTRAIT, "9:16", "Portrait", "rectangle-vertical"),
    (Shape.LANDSCAPE, "16:9", "Landscape", "rectangle-horizontal"),
    (Shape.SQUARE, "1:1", "Square", "square"),
)

IDEAS = (
    'A fox in a raincoat waits for the night bus and sighs: "It is always late."',
    "Three red balloons drift over a snowy village at dawn",
    'An old sailor on a lighthouse balcony whispers: "There she blows."',
    "A cat bakes bread in a tiny kitchen while it rains outside",
    'Two robots share an umbrella on Mars. "Is this rain?" "No. Dust."',
)
"""Shown in turn while the sheet is empty; each is a prompt that works."""


class PromptField(rx.Component):
    """Where the prompt is written. What was typed outlives closing the sheet and loading the page again."""

    library = _js.importable_path
    tag = "PromptField"

    name: rx.Var[str]
    value: rx.Var[str]
    request_key: rx.Var[str]
    limit: rx.Var[int]
    ideas: rx.Var[list[str]]
    note_id: rx.Var[str]
    is_bad: rx.Var[bool]
    shape: rx.Var[str]
    seconds: rx.Var[int]
    take: rx.Var[int]
    still: rx.Var[StillView]
    still_number: rx.Var[int]
    engines: rx.Var[list[OfferView]]
    on_keep: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_ways: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    """What else than words it is made from has changed; JSON, as `schemas.Ways` reads it."""
    on_look: rx.EventHandler[rx.event.passthrough_event_spec(int, str, str, int, str, str)]
    """Typing paused: number of the wish, prompt, shape, seconds, seed and ways. Without it no still has a place."""
    on_again: rx.EventHandler[rx.event.no_args_event_spec]


class ComposerForm(rx.el.Form):
    """Sends once, folds the sheet at once, and keeps ⌘/Ctrl + Enter."""

    library = _js.importable_path
    tag = "ComposerForm"

    on_send: rx.EventHandler[rx.event.passthrough_event_spec(str, str, int, str, str, str)]
    """Prompt, key, seconds, shape, seed and ways."""
    request_key: rx.Var[str]
    seconds: rx.Var[int]
    shape: rx.Var[str]
    take: rx.Var[int]


def _group(label: str, *chips: rx.Component) -> rx.Component:
    return rx.el.div(*chips, class_name="row gap8", role="group", custom_attrs={"aria-label": label})


def _choices() -> rx.Component:
    lengths = [
        ui.chip(
            f"{seconds} s",
            icon_name="clock" if seconds == SECONDS[0] else "",
            is_on=ComposerState.seconds == seconds,
            on_click=ComposerState.choose_seconds(seconds),
            disabled=~ComposerState.engine.lengths.contains(seconds),
        )
        for seconds in SECONDS
    ]
    shapes = [
        ui.chip(
            ratio,
            icon_name=icon,
            is_on=ComposerState.shape == shape.value,
            on_click=ComposerState.choose_shape(shape.value),
            title=name,
            disabled=~ComposerState.engine.shapes.contains(shape.value),
        )
        for shape, ratio, name, icon in SHAPES
    ]
    shape = rx.cond(ComposerState.has_parent, rx.fragment(), _group("Shape", *shapes))
    return rx.el.div(_group("Length", *lengths), shape, class_name="chips composer-chips")


def _seed() -> rx.Component:
    line = rx.el.input(
        id="seed",
        name="seed",
        key=ComposerState.request_key,
        input_mode="numeric",
        placeholder="any",
        max_length=10,
        custom_attrs={"aria-describedby": "composer-note"},
    )
    return rx.el.label(ui.icon("dices", 15, 2), rx.el.span("Seed"), line, class_name="chip seed", html_for="seed")


def _engine() -> rx.Component:
    """Who films it, unless that is chosen above."""
    tag = ui.tag(ComposerState.engine.label, icon_name="clapperboard")
    return rx.cond(ComposerState.engines.length() > 1, rx.fragment(), tag)


def _cost() -> rx.Component:
    quota = ComposerState.quota
    cells = rx.el.span(
        rx.foreach(ComposerState.cells, lambda cell: rx.el.i(class_name=cell)),
        class_name="cells",
        custom_attrs={"aria-hidden": "true"},
    )
    cost = rx.el.span("Uses ", ComposerState.turns, " of your ", quota.left, " left")
    due = rx.el.span("Next due ", ui.local_time(quota.next_at, "time"), class_name="i3")
    return rx.el.div(
        cells, cost, rx.cond(quota.next_at != "", due, rx.fragment()), class_name="cost t13", aria_live="polite"
    )


def create_sheet() -> rx.Component:
    """The sheet that opens from anywhere. One field; everything else has a good answer already."""
    is_bad = ComposerState.error != ""
    note = rx.cond(
        is_bad, ui.help_line(ComposerState.error, state="bad", id="composer-note"), rx.el.span(id="composer-note")
    )
    field = PromptField.create(
        name="prompt",
        value=ComposerState.prompt,
        request_key=ComposerState.request_key,
        limit=MAX_PROMPT,
        ideas=list(IDEAS),
        note_id="composer-note",
        is_bad=is_bad,
        shape=ComposerState.shape,
        seconds=ComposerState.seconds,
        take=ComposerState.take,
        still=ComposerState.still,
        still_number=ComposerState.still_number,
        engines=ComposerState.engines,
        on_keep=ComposerState.keep,
        on_ways=ComposerState.choose_ways,
        on_again=ComposerState.try_again,
        **({"on_look": ComposerState.look} if get_settings().previews else {}),
    )
    send = ui.button(
        rx.cond(ComposerState.is_remix, "Remix", "Create clip"),
        kind="sun",
        size=52,
        type="submit",
        class_name="full",
        disabled=ComposerState.is_spent,
    )
    spent = ui.help_line(
        rx.fragment("All your turns are taken. The next one comes at ",
                    ui.local_time(ComposerState.quota.next_at, "time"), "."),
        id="composer-spent",
    )  # fmt: skip
    form = ComposerForm.create(
        field,
        note,
        rx.el.div(
            _choices(),
            rx.el.div(_seed(), _engine(), class_name="row gap12 extras"),
        ),
        rx.cond(ComposerState.is_spent, spent, _cost()),
        send,
        request_key=ComposerState.request_key,
        seconds=ComposerState.seconds,
        shape=ComposerState.shape,
        take=ComposerState.take,
        on_send=ComposerState.send,
        class_name="composer",
    )
    head = ui.link("Drafts", href="/drafts", class_name="btn quiet s36")
    return ui.sheet(
        form,
        name="create",
        title="New clip",
        kind="popover",
        head=head,
        open=ComposerState.is_open,
        on_open=ComposerState.open,
        on_close=ComposerState.close,
    )
