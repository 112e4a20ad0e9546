"""A face and a few words on a phone, a stranger who reports a clip, and an operator who hides it while others watch."""

from collections.abc import Callable
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e import people
from tests.e2e.product import Product

REASON = "It shows somebody who did not agree"


def test_a_reported_clip_is_hidden_from_the_page_and_leaves_every_screen(
    open_phone: Callable[..., Page], open_desktop: Callable[..., Page], invite: str, product: Product
):
    maker, stranger, watcher, keeper = open_phone(), open_phone(), open_phone(), open_desktop()
    people.join(maker, invite, "order_maker", "Mara Maker")
    _edit(maker)
    path = f"/p/{people.seed_post(product.data_dir, 'order_maker')}"
    people.join(stranger, invite, "order_stranger", "Sol Stranger")
    stranger.goto("/@order_maker")
    expect(stranger.get_by_text("Slow water, dry jokes")).to_be_visible()
    expect(stranger.locator(".profile-face img")).to_have_js_property("complete", True)
    assert stranger.locator(".profile-face img").evaluate("image => image.naturalWidth") == 512
    watcher.goto(path)
    expect(watcher.get_by_role("button", name="More", exact=True).locator("visible=true")).to_be_visible()
    _report(stranger, path)
    people.join(keeper, product.invite(role="operator"), "order_keeper", "Kai Keeper")
    _hide(keeper)
    expect(watcher.get_by_text("This clip is not here")).to_be_visible()
    maker.goto(path)
    expect(maker.get_by_text(f"Hidden: {REASON}")).to_be_visible()


def _edit(page: Page) -> None:
    """Choose a picture, bring it nearer, and say who one is."""
    packed = BytesIO()
    Image.radial_gradient("L").resize((900, 600)).save(packed, "JPEG")
    page.goto("/@order_maker")
    page.get_by_role("button", name="Edit profile").click()
    expect(page.get_by_label("Your name")).to_have_value("Mara Maker")
    file = {"name": "face.jpg", "mimeType": "image/jpeg", "buffer": packed.getvalue()}
    page.locator(".edit-face input").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_label("Nearer").fill("1.5")
    page.get_by_role("button", name="Use it").click()
    expect(page.locator(".edit-face img")).to_be_visible()
    page.get_by_label("A few words about you").fill("Slow water, dry jokes")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".profile-bio")).to_have_text("Slow water, dry jokes")


def _report(page: Page, path: str) -> None:
    """It is gone for whoever reports it, at once."""
    page.goto(path)
    page.get_by_role("button", name="More", exact=True).locator("visible=true").click()
    page.get_by_role("button", name="Report", exact=True).click()
    sheet = page.get_by_role("dialog", name="Report this clip")
    sheet.get_by_role("radio", name="It shows me or somebody I know").click()
    sheet.get_by_label("More, if you like").fill("That is my sister")
    sheet.get_by_role("button", name="Report").click()
    expect(page.get_by_text("This clip is not here")).to_be_visible()


def _hide(page: Page) -> None:
    page.goto("/operator/reports")
    expect(page.get_by_text("That is my sister")).to_be_visible()
    page.get_by_label("The reason").fill(REASON)
    page.get_by_role("button", name="Hide", exact=True).click()
    expect(page.get_by_text("Hidden. Its maker sees why")).to_be_visible()
    expect(page.get_by_text("Nothing waits.")).to_be_visible()
