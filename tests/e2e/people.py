"""What people do in a browser, in the words of the journeys."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from playwright.sync_api import Locator, Page, expect
from redis import Redis
from sqlmodel import Session, select

from sora_reflex.core import db, events
from sora_reflex.models import Post, User, Visibility
from sora_reflex.social import service as social
from tests.factories import create_follow, create_post, create_user, viewer_of

PASSWORD = "copper lantern drifts north"
FILM_SECONDS = 180
"""The longest a film of five seconds may take, on a machine that does other things too."""

DOUBLE_CLICK_MS = 500
"""For so long after sending, the sun takes a press for the second half of a double click."""

expect.set_options(timeout=15_000)


@dataclass(frozen=True, slots=True)
class Clip:
    """A draft that became a post."""

    video_id: str
    post_id: str

    @property
    def path(self) -> str:
        return f"/p/{self.post_id}"


def join(page: Page, invite: str, handle: str, name: str = "") -> None:
    """Sign up by an invite's link; ends on the feed."""
    page.goto(invite)
    expect(page.locator(".field .c-ok").first).to_be_visible()
    page.locator("#handle").fill(handle)
    page.locator("#display_name").fill(name or handle.title())
    page.locator("#password").fill(PASSWORD)
    expect(page.get_by_text("Free", exact=True)).to_be_visible()
    page.get_by_role("button", name="Join", exact=True).click()
    expect(create_button(page)).to_be_visible()


def sign_in(page: Page, handle: str) -> None:
    """Ends on the feed."""
    page.goto("/sign-in")
    page.locator("#handle").fill(handle)
    page.locator("#password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(create_button(page)).to_be_visible()


def create_button(page: Page) -> Locator:
    """The sun: under the thumb of a phone, in the rail of a desktop."""
    return page.locator("[aria-label='Create a clip']").locator("visible=true").first


def open_sheet(page: Page) -> Locator:
    """The create sheet, once the server has filled in what it costs."""
    create_button(page).click()
    sheet = page.get_by_role("dialog", name="New clip")
    expect(sheet.get_by_text(re.compile(r"Uses \d of your \d+ left"))).to_be_visible()
    return sheet


def fill_sheet(page: Page, prompt: str, *, seconds: int = 5) -> Locator:
    sheet = open_sheet(page)
    sheet.locator("#prompt").fill(prompt)
    length = sheet.get_by_role("button", name=f"{seconds} s", exact=True)
    length.click()
    expect(length).to_have_attribute("aria-pressed", "true")
    return sheet


def send(page: Page, prompt: str, *, seconds: int = 5) -> None:
    """Write and send; the sheet folds into the pill."""
    sheet = fill_sheet(page, prompt, seconds=seconds)
    sheet.get_by_role("button", name="Create clip").click()
    expect(sheet).to_be_hidden()
    expect(page.locator(".pill")).to_be_visible()
    page.wait_for_timeout(DOUBLE_CLICK_MS)


def expect_turns_left(page: Page, left: int) -> None:
    """As the create sheet says; it is closed again."""
    sheet = open_sheet(page)
    expect(sheet.get_by_text(f"of your {left} left")).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def open_progress(page: Page) -> Locator:
    """The sheet behind the pill."""
    page.locator(".pill-main").click()
    sheet = page.locator("dialog[open]")
    expect(sheet.get_by_role("heading", level=2)).to_be_visible()
    return sheet


def watch_it(page: Page) -> str:
    """Wait for the film, and open the draft from the pill. Returns the clip's id."""
    ended = page.locator(".pill.completed, .pill.failed, .pill.refused")
    ended.wait_for(timeout=FILM_SECONDS * 1000)
    expect(ended).to_contain_text("Ready")
    open_progress(page).get_by_role("link", name="Watch it").click()
    page.wait_for_url("**/drafts/*")
    return page.url.rsplit("/", 1)[1]


def post(page: Page, caption: str, who: str = "Everyone") -> str:
    """Post the draft that is open. Returns the post's id."""
    page.get_by_role("button", name="Post", exact=True).locator("visible=true").click()
    sheet = page.get_by_role("dialog", name="Post this clip")
    sheet.get_by_label("Caption").fill(caption)
    sheet.get_by_role("radio", name=who).click()
    sheet.get_by_role("button", name="Post", exact=True).click()
    page.wait_for_url("**/p/*")
    return page.url.rsplit("/", 1)[1]


def make_clip(page: Page, prompt: str, caption: str) -> Clip:
    """From an idea to a public post."""
    send(page, prompt)
    video_id = watch_it(page)
    return Clip(video_id, post(page, caption))


def slide_of(page: Page, clip: Clip) -> Locator:
    return page.locator(".slide").filter(has=page.locator(f"[data-id='{clip.post_id}']"))


def active_clip(page: Page) -> Locator:
    """The film that fills the screen; the others are inert."""
    return page.locator(".slide:not([inert]) [data-id]")


def swipe(page: Page, *, up: bool = True) -> None:
    """One finger over the middle of a phone's screen."""
    size = page.viewport_size
    assert size
    x, reach = size["width"] // 2, size["height"] // 3
    middle = size["height"] // 2
    start, end = (middle + reach // 2, middle - reach // 2) if up else (middle - reach // 2, middle + reach // 2)
    # An emulated finger scrolls reliably only on a page that listens to fingers; a real one needs no listener.
    page.evaluate("document.addEventListener('touchmove', () => {}, { passive: true })")
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": start}]})
    steps = 8
    for step in range(1, steps + 1):
        y = start + (end - start) * step / steps
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    touch.detach()


def invites_of(page: Page) -> list[str]:
    """Paths of the invites that one's settings still offer."""
    page.goto("/settings")
    rows = page.locator("#invites .setting-row").filter(has=page.get_by_role("button", name="Copy link"))
    expect(rows.first).to_be_visible()
    return [f"/invite/{code}" for code in rows.locator(".code").all_inner_texts()]


def seed_post(data_dir: Path, handle: str, **over: Any) -> str:
    """Give somebody a post whose film is not there, for what is done around a film; gives its id.

    It is met by its link alone, so that it stays out of what other journeys watch.
    """
    with rows(data_dir) as session:
        post = create_post(session, _user(session, handle), visibility=Visibility.UNLISTED, **over)
        return str(post.id)


def unlist(data_dir: Path, *handles: str) -> None:
    """Have what these people posted be met by its link alone."""
    with rows(data_dir) as session:
        for handle in handles:
            for post in session.exec(select(Post).where(Post.author_id == _user(session, handle).id)):
                post.visibility = Visibility.UNLISTED
                session.add(post)


def befriend(data_dir: Path, one: str, other: str) -> None:
    """Have two people follow one another."""
    with rows(data_dir) as session:
        pair = [_user(session, handle) for handle in (one, other)]
        create_follow(session, *pair)
        create_follow(session, *reversed(pair))


@contextmanager
def rows(data_dir: Path) -> Iterator[Session]:
    """The rows of a running product, beside it."""
    engine = db.make_engine(f"sqlite:///{data_dir / 'sora.db'}")
    with Session(engine) as session, session.begin():
        yield session
    engine.dispose()


def like_as_somebody(data_dir: Path, path: str, name: str) -> None:
    """Have a new person like the post at this path, as the web process would do it: whoever looks is told."""
    engine = db.make_engine(f"sqlite:///{data_dir / 'sora.db'}")
    with Session(engine, expire_on_commit=False) as session:
        viewer = viewer_of(create_user(session, display_name=name))
        social.set_liked(session, viewer=viewer, post_id=UUID(path.rsplit("/", 1)[1]), liked=True)
        session.commit()
        with Redis(unix_socket_path=str(data_dir / "run" / "redis.sock")) as redis:
            for channel in session.info.pop("channels"):
                redis.publish(events.PREFIX + channel, "")
    engine.dispose()


def _user(session: Session, handle: str) -> User:
    return session.exec(select(User).where(User.handle_key == handle)).one()
