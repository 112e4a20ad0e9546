"""The drafts as a grid, one of them whole, and the sheet that posts it."""

import reflex as rx

from sora_reflex import ui
from sora_reflex.models import Visibility
from sora_reflex.shell.views import sun_scene
from sora_reflex.studio.components.composer import IDEAS
from sora_reflex.studio.schemas import DraftView, TakeView
from sora_reflex.studio.state import DraftsState
from sora_reflex.ui.assets import asset

_js = asset(__name__, "drafts.jsx")
asset(__name__, "drafts.css")

VISIBILITIES = (
    (Visibility.PUBLIC, "Everyone", "globe", "It shows up in the feed, for everybody here."),
    (Visibility.FOLLOWERS, "Followers", "users", "Only people who follow you meet it."),
    (Visibility.UNLISTED, "With the link", "link", "Whoever has the link can watch; it is in no list."),
    (Visibility.PRIVATE, "Only me", "lock", "It stays yours alone."),
)


class ClipPlayer(rx.Component):
    """A clip with its sound and words: poster first, a press plays and pauses, the line below it scrubs."""

    library = _js.importable_path
    tag = "ClipPlayer"

    film: rx.Var[str]
    poster: rx.Var[str]
    captions: rx.Var[str]
    width: rx.Var[int]
    height: rx.Var[int]
    color: rx.Var[str]
    label: rx.Var[str]


class PostForm(rx.Component):
    """The caption and its count; sends what was typed."""

    library = _js.importable_path
    tag = "PostForm"

    caption: rx.Var[str]
    limit: rx.Var[int]
    on_keep: rx.EventHandler[rx.event.passthrough_event_spec(str)]
    on_post: rx.EventHandler[rx.event.passthrough_event_spec(str)]


def _mosaic(draft: DraftView) -> rx.Component:
    """The takes of one request in one frame."""
    one = rx.el.img(src=draft.thumbnail_url, alt="", loading="lazy", width="360")
    several = rx.foreach(draft.takes, lambda take: rx.el.img(src=take.thumbnail_url, alt="", loading="lazy"))
    return rx.cond(
        draft.takes.length() > 0,
        rx.fragment(several, rx.el.span(draft.takes.length(), " takes", class_name="tag film takes-count")),
        one,
    )


def _tile(draft: DraftView) -> rx.Component:
    face = rx.el.div(
        _mosaic(draft),
        rx.cond(draft.is_new, rx.el.span(rx.el.span("New"), class_name="tag film new"), rx.fragment()),
        rx.el.span(draft.seconds, " s", class_name="tag film length"),
        class_name=rx.cond(draft.takes.length() > 0, "draft-face mosaic", "draft-face"),
        style={"background": draft.color},
    )
    words = rx.el.span(draft.title, class_name="t13 m two-lines")
    return ui.link(face, words, href="/drafts/" + draft.id, class_name="draft-tile", key=draft.id)


def _idea(text: str) -> rx.Component:
    return ui.opens(
        rx.el.button(text, ui.icon("arrow-right", 18), type="button", class_name="idea"), "create", {"prompt": text}
    )


def first_run() -> rx.Component:
    """Nothing was made yet: a large sun, and ways to begin that are already filled in."""
    return rx.el.div(
        sun_scene(),
        rx.el.h2("Nothing made yet. Say what you see.", class_name="display"),
        rx.el.p("A clip takes seconds, has sound, and stays yours until you post it.", class_name="i2 pretty"),
        rx.el.div(*[_idea(text) for text in IDEAS[:3]], class_name="ideas"),
        class_name="first-run",
    )


def draft_grid() -> rx.Component:
    more = ui.button("Show more", kind="soft", on_click=DraftsState.load_more, class_name="more")
    grid = rx.fragment(
        rx.el.div(rx.foreach(DraftsState.drafts, _tile), class_name="draft-grid"),
        rx.cond(DraftsState.has_more, more, rx.fragment()),
    )
    waiting = rx.el.div(*[ui.skeleton(class_name="draft-face") for _ in range(6)], class_name="draft-grid")
    shown = rx.cond(DraftsState.drafts.length() > 0, grid, first_run())
    return rx.cond(DraftsState.is_loaded, shown, waiting)


def _choice(visibility: Visibility, label: str, icon: str, text: str) -> rx.Component:
    is_on = DraftsState.visibility == visibility.value
    return rx.el.button(
        ui.icon(icon, 20),
        rx.el.span(rx.el.span(label, class_name="m"), rx.el.span(text, class_name="t13 i3"), class_name="col grow"),
        rx.cond(is_on, ui.icon("check", 20, 2.4), rx.fragment()),
        type="button",
        role="radio",
        class_name="choice",
        on_click=DraftsState.choose_visibility(visibility.value),
        custom_attrs={"aria-checked": is_on},
    )


def _post_sheet() -> rx.Component:
    form = PostForm.create(
        rx.el.div(
            *[_choice(*choice) for choice in VISIBILITIES],
            role="radiogroup",
            class_name="choices",
            custom_attrs={"aria-label": "Who may see it"},
        ),
        ui.switch(
            "Show the prompt with it",
            is_on=DraftsState.is_prompt_public,
            on_change=DraftsState.choose_prompt_public(~DraftsState.is_prompt_public),
        ),
        ui.switch(
            "Let others remix it",
            is_on=DraftsState.allows_remix,
            on_change=DraftsState.choose_remix(~DraftsState.allows_remix),
        ),
        rx.cond(DraftsState.error != "", ui.help_line(DraftsState.error, state="bad"), rx.fragment()),
        caption=DraftsState.caption,
        limit=500,
        on_keep=DraftsState.keep_caption,
        on_post=lambda caption: DraftsState.post(
            caption,
            DraftsState.current.id,  # type: ignore[union-attr]
            DraftsState.visibility,
            DraftsState.is_prompt_public,
            DraftsState.allows_remix,
        ),
    )
    return ui.sheet(form, name="post", title="Post this clip")


def _delete_sheet() -> rx.Component:
    keep = ui.button("Keep it", kind="soft", class_name="grow", on_click=DraftsState.keep_draft)
    delete = ui.button("Delete", kind="danger-full", on_click=DraftsState.delete)
    return ui.sheet(
        rx.el.p("It is gone for good; a clip cannot be filmed twice alike.", class_name="i2 pretty"),
        rx.el.div(keep, delete, class_name="row gap8 sheet-acts"),
        name="delete-draft",
        title="Delete this draft?",
        open=DraftsState.is_deleting,
        on_open=DraftsState.ask_deletion,
        on_close=DraftsState.keep_draft,
    )


def _left_out(draft: DraftView) -> rx.Component:
    some = rx.el.div(
        ui.icon("info", 18),
        rx.cond(
            draft.is_animatic,
            rx.el.p(rx.el.span("Not in the animatic: ", class_name="m"), draft.left_out.join(", "), "."),
            # Other engines say it in whole sentences.
            rx.el.p(draft.left_out.join(" ")),
        ),
        class_name="note t13",
    )
    return rx.cond(draft.left_out.length() > 0, some, rx.fragment())


def _from_here(draft: DraftView) -> rx.Component:
    """Ways to go on from it, if the engine here can."""

    def button(way: str, label: str, icon: str) -> rx.Component:
        detail = {
            "way": way,
            "parent": draft.id,
            "title": draft.title,
            "thumbnail": draft.thumbnail_url,
            "film": draft.film_url,
            "shape": draft.shape,
        }
        return ui.opens(rx.el.button(ui.icon(icon, 18), label, type="button", class_name="btn soft"), "create", detail)

    return rx.el.div(
        rx.cond(draft.can_remix, button("remix", "Remix", "refresh-cw"), rx.fragment()),
        rx.cond(draft.can_extend, button("extend", "Extend", "arrow-right"), rx.fragment()),
        class_name="row gap8",
    )


def _parent(draft: DraftView) -> rx.Component:
    """What it was made from, while that is there."""
    name = rx.cond(
        draft.parent_url != "",
        ui.link(draft.parent_title, href=draft.parent_url, class_name="m"),
        rx.el.span(draft.parent_title, class_name="m"),
    )
    line = rx.el.p(draft.parent_label, " ", name, class_name="t13 i2")
    return rx.cond(draft.parent_label != "", line, rx.fragment())


def _sound(draft: DraftView) -> rx.Component:
    """Whose sound it has, where that is not its own."""
    name = rx.cond(draft.sound_url != "", ui.link(draft.sound_label, href=draft.sound_url), draft.sound_label)
    return rx.cond(draft.sound_label != "", rx.el.p(name, class_name="t13 i2"), rx.fragment())


def _take(take: TakeView) -> rx.Component:
    label = rx.cond(take.is_current, "This take", rx.cond(take.is_posted, "A take that is posted", "Another take"))
    return ui.link(
        rx.el.img(src=take.thumbnail_url, alt="", loading="lazy"),
        rx.cond(take.is_new & ~take.is_current, rx.el.i(), rx.fragment()),
        href="/drafts/" + take.id,
        class_name=rx.cond(take.is_current, "take on", "take"),
        custom_attrs={"aria-label": label, "aria-current": take.is_current},
    )


def _takes(draft: DraftView) -> rx.Component:
    """The other clips of the same request, a press away."""
    row = rx.el.nav(
        rx.foreach(draft.takes, _take), class_name="takes", custom_attrs={"aria-label": "Takes of this request"}
    )
    return rx.cond(draft.takes.length() > 0, row, rx.fragment())


def draft_view(draft: DraftView) -> rx.Component:
    """One clip whole: watch it, then post, keep or delete it."""
    is_posted = draft.post_id != ""
    acts = rx.el.div(
        rx.cond(
            is_posted,
            ui.link_button("See the post", "/p/" + draft.post_id, class_name="grow"),
            ui.opens(ui.button("Post", class_name="grow"), "post"),
        ),
        rx.el.a(ui.icon("download", 18), "Download", href=draft.film_url, download=True, class_name="btn soft"),
        rx.cond(
            is_posted,
            rx.fragment(),
            ui.opens(ui.icon_button("trash", "Delete this draft", kind="soft"), "delete-draft"),
        ),
        class_name="row gap8",
    )
    words = rx.el.div(
        rx.el.h1(draft.title, class_name="h26"),
        rx.el.p(
            ui.tag(draft.engine_label, icon_name="clapperboard"),
            rx.el.span(draft.seconds, " s · ", ui.local_time(draft.created_at)),
            class_name="row gap8 t13 i3",
        ),
        _parent(draft),
        _sound(draft),
        _takes(draft),
        acts,
        _from_here(draft),
        rx.el.p(draft.prompt, class_name="i2 pretty"),
        _left_out(draft),
        class_name="col gap16 draft-words",
    )
    player = ClipPlayer.create(
        film=draft.film_url,
        poster=draft.poster_url,
        captions=draft.captions_url,
        width=draft.width,
        height=draft.height,
        color=draft.color,
        label=draft.title,
    )
    return rx.el.div(player, words, class_name="draft")


def draft_sheet() -> rx.Component:
    return rx.fragment(_post_sheet(), _delete_sheet())
