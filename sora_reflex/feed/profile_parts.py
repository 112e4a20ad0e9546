"""The sheet in which one changes one's own profile, as an island of the browser that is fetched when it is opened."""

from typing import Any

import reflex as rx
from reflex.event import no_args_event_spec, passthrough_event_spec

from sora_reflex.feed.state import EditState
from sora_reflex.shell.viewer import ViewerState
from sora_reflex.ui.assets import asset

_sheet = asset(__name__, "edit_sheet.jsx")
for _part in ("edit_profile.jsx", "edit_profile.css", "crop.jsx"):
    asset(__name__, _part)


class EditSheet(rx.Component):
    """Opens on `sheet:profile-edit`."""

    library = _sheet.importable_path
    tag = "EditSheet"

    own: rx.Var[Any]
    me: rx.Var[Any]
    is_loaded: rx.Var[bool]
    problem: rx.Var[str]
    field: rx.Var[str]
    saved: rx.Var[int]

    on_load: rx.EventHandler[no_args_event_spec]
    on_save: rx.EventHandler[passthrough_event_spec(str, str, str, str)]
    on_picture: rx.EventHandler[no_args_event_spec]
    on_drop_picture: rx.EventHandler[no_args_event_spec]


def edit_sheet() -> rx.Component:
    state = EditState
    return EditSheet.create(
        own=state.own,
        me=ViewerState.me,
        is_loaded=state.is_loaded,
        problem=state.problem,
        field=state.field,
        saved=state.saved,
        on_load=state.load,
        on_save=state.save,
        on_picture=state.show_picture,
        on_drop_picture=state.drop_picture,
    )
