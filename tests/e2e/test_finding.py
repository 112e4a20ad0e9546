"""Somebody finds a clip on a phone: with a wrong letter, while typing, narrowed, and by a tag."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect
from sqlmodel import col, select

from sora_reflex.core import clock
from sora_reflex.models import Post, User
from sora_reflex.social.service import keep_tags
from tests.e2e import people
from tests.e2e.product import Product
from tests.factories import create_generation, create_post, create_video


@contextmanager
def seeded(data_dir: Path, handle: str) -> Iterator[None]:
    """Two clips of somebody, a short and a long one; their films are not there, and they leave the feed in the end."""
    with people.rows(data_dir) as session:
        author = session.exec(select(User).where(User.handle_key == handle)).one()
        for caption, seconds in (("Quillwort at dusk #quill", 5.0), ("Quillwort all night #quill", 15.0)):
            generation = create_generation(session, author, prompt="a quillwort by a pond", status="completed")
            video = create_video(session, author, generation_id=generation.id, seconds=seconds)
            keep_tags(session, create_post(session, author, video, caption=caption))
    yield
    with people.rows(data_dir) as session:
        for post in session.exec(select(Post).where(col(Post.caption).startswith("Quillwort"))):
            post.deleted_at = clock.now()


def test_a_clip_is_found_while_typing_in_spite_of_a_typo(
    open_phone: Callable[..., Page], invite: str, product: Product
) -> None:
    phone = open_phone()
    people.join(phone, invite, "quill_finder", "Quentin")
    with seeded(product.data_dir, "quill_finder"):
        find(phone)


def find(phone: Page) -> None:
    phone.get_by_role("link", name="Discover").locator("visible=true").first.click()
    field = phone.get_by_label("Search clips, people, sounds and tags")
    dusk = phone.locator(".tile", has_text="Quillwort at dusk")
    night = phone.locator(".tile", has_text="Quillwort all night")
    field.press_sequentially("quillw")
    expect(dusk).to_be_visible()
    expect(night).to_be_visible()
    phone.get_by_role("button", name="Longer").click()
    expect(dusk).to_be_hidden()
    expect(night).to_be_visible()
    phone.get_by_role("button", name="Longer").click()
    phone.locator(".person-link", has_text="Quillwort at dusk").click()
    expect(phone.get_by_role("heading", name="Sound of @quill_finder")).to_be_visible()
    phone.go_back()

    read = phone.get_by_text("This is for quillwort")
    # The default worker reads the new words within seconds.
    for _ in range(10):
        field.fill("quillwrot")
        phone.wait_for_timeout(1000)
        if read.is_visible():
            break
        field.fill("")
    expect(read).to_be_visible()
    dusk.click()
    phone.wait_for_url("**/p/*")
    phone.get_by_role("link", name="#quill").locator("visible=true").first.click()
    phone.wait_for_url("**/tag/quill")
    expect(phone.get_by_role("heading", name="#quill")).to_be_visible()
    expect(phone.get_by_text("2 clips")).to_be_visible()
    phone.get_by_role("link", name="To Discover").click()
    expect(phone.get_by_role("link", name="#quill, 2 clips")).to_be_visible()
