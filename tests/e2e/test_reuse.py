"""Somebody takes the style and the sound of a clip into a new one, and finds it on the sound's page."""

import re
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from sora_reflex.media.storage import FolderStorage
from sora_reflex.media.urls import stored_name
from sora_reflex.models import Generation, Post, Video, Visibility
from tests.e2e import people
from tests.e2e.product import Product
from tests.factories import create_post, create_user
from tests.workers.postprocess.films import tone
from workers.postprocess import sound


def seed_hum(product: Product, handle: str, folder: Path) -> str:
    """A post in ink of a film that hums; gives its id. Its picture is not there."""
    post_id = people.seed_post(product.data_dir, handle, caption="A long hum")
    (folder / "film").write_bytes(sound.encode(tone(2)).container)
    with people.rows(product.data_dir) as session:
        video = session.get_one(Video, session.get_one(Post, UUID(post_id)).video_id)
        made = session.get_one(Generation, video.generation_id)
        # Nobody's here: this person's next film is the only one that becomes ready.
        made.style, made.user_id = "ink", create_user(session).id
        store = FolderStorage(product.data_dir / "media")
        store.put(stored_name(video.id, video.files["film"]["name"]), folder / "film")
    return post_id


def choose(page: Page, row: str) -> Locator:
    """Press a row of the open clip's menu; gives the create sheet."""
    page.get_by_role("button", name="More", exact=True).locator("visible=true").click()
    page.get_by_role("dialog", name="This clip").get_by_role("button", name=row).click()
    sheet = page.get_by_role("dialog", name="New clip")
    expect(sheet.get_by_text(re.compile(r"Uses \d of your \d+ left"))).to_be_visible()
    return sheet


def test_a_clip_is_made_with_the_style_and_the_sound_of_another(
    open_phone: Callable[..., Page], invite: str, product: Product, tmp_path: Path
):
    page = open_phone()
    people.join(page, invite, "hummer")
    with people.rows(product.data_dir) as session:
        others = create_post(session, create_user(session), visibility=Visibility.UNLISTED).id
    page.goto(f"/p/{others}")
    page.get_by_role("button", name="More", exact=True).locator("visible=true").click()
    expect(page.get_by_text("so only its maker may use its sound")).to_be_visible()
    expect(page.get_by_role("button", name="Use this sound")).to_have_count(0)

    page.goto(f"/p/{seed_hum(product, 'hummer', tmp_path)}")
    sheet = choose(page, "Use this style")
    expect(sheet.get_by_role("button", name="Ink")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()

    choose(page, "Use this sound")
    chosen = sheet.locator(".way-sound")
    expect(chosen).to_have_text("Sound of @hummer")
    chosen.get_by_role("button", name="Without this sound").click()
    expect(chosen).to_be_hidden()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()

    choose(page, "Use this sound")
    expect(chosen).to_have_text("Sound of @hummer")
    sheet.locator("#prompt").fill('A heron wades and says "Good morning."')
    sheet.get_by_role("button", name="5 s", exact=True).click()
    sheet.get_by_role("button", name="Create clip").click()
    people.watch_it(page)
    words = page.locator(".draft-words")
    expect(words).to_contain_text("Sound of @hummer")
    expect(words).to_contain_text("its own spoken words")
    people.post(page, "Heron in ink", "With the link")
    page.get_by_role("link", name="Sound of @hummer").click()
    expect(page.get_by_role("heading", name="Sound of @hummer")).to_be_visible()
    expect(page.get_by_text("1 clip uses it")).to_be_visible()
    page.get_by_role("button", name="Play the sound").click()
    expect(page.get_by_role("button", name="Play the sound")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name=re.compile("^Heron in ink")).click()
    page.wait_for_url("**/p/*")
