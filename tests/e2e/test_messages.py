"""Two friends write to one another, both live: on a phone that loses its network, and at a desk."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.e2e import people
from tests.e2e.product import Product


def say(page: Page, text: str) -> None:
    page.get_by_placeholder("Message").fill(text)
    page.keyboard.press("Enter")


def log(page: Page) -> Locator:
    return page.get_by_role("log")


def test_two_friends_write_live_through_a_tunnel_until_one_blocks(
    open_phone: Callable[..., Page], open_desktop: Callable[..., Page], invite: str, product: Product
):
    phone, desk = open_phone(), open_desktop()
    people.join(phone, invite, "msg_pia", "Pia Phone")
    people.join(desk, invite, "msg_dov", "Dov Desk")
    people.befriend(product.data_dir, "msg_pia", "msg_dov")
    phone.goto("/inbox")
    phone.get_by_role("navigation", name="What comes in").get_by_role("link", name="Messages").click()
    expect(phone.get_by_text("No messages yet")).to_be_visible()

    desk.goto("/@msg_pia")
    desk.get_by_role("link", name="Message", exact=True).click()
    say(desk, "Seen the fox?")
    row = phone.get_by_role("link", name="Dov Desk")
    expect(row).to_contain_text("Seen the fox?")
    expect(row).to_contain_text("1 unread")
    row.click()
    say(phone, "Twice")
    expect(log(desk).get_by_text("Twice")).to_be_visible()

    _through_a_tunnel(phone, desk)
    _send_a_clip(phone, desk, people.seed_post(product.data_dir, "msg_pia", caption="The keeper and the fog"))

    desk.get_by_role("button", name="About this message").first.click()
    desk.get_by_role("button", name="Delete", exact=True).click()
    desk.get_by_role("button", name="Delete for both?").click()
    expect(log(phone).get_by_text("This message was deleted.")).to_be_visible()

    phone.get_by_role("button", name="More").click()
    phone.get_by_role("button", name="Block").click()
    phone.get_by_role("dialog", name="Block @msg_dov?").get_by_role("button", name="Block").click()
    expect(desk.get_by_role("heading", name="This conversation is not here")).to_be_visible()
    expect(desk.get_by_role("link", name="Pia Phone")).to_be_hidden()
    expect(phone.get_by_text("No messages yet")).to_be_visible()


def _send_a_clip(phone: Page, desk: Page, post_id: str) -> None:
    """From the sheet of a clip to a friend, who sees it as a card at once."""
    phone.goto(f"/p/{post_id}")
    phone.get_by_role("button", name="Share").locator("visible=true").click()
    sheet = phone.get_by_role("dialog", name="Share")
    sheet.get_by_role("button", name="Dov Desk").click()
    sheet.get_by_label("A line with it").fill("For you")
    sheet.get_by_role("button", name="Send", exact=True).click()
    expect(sheet.get_by_role("button", name="Sent")).to_be_visible()
    sheet.get_by_role("button", name="QR code").click()
    code = sheet.get_by_role("img", name="QR code of")
    expect(code).to_be_visible()
    assert code.evaluate("picture => picture.decode().then(() => picture.naturalWidth > 0)")
    expect(log(desk).get_by_role("link", name="The keeper and the fog")).to_have_attribute("href", f"/p/{post_id}")
    expect(log(desk).get_by_text("For you")).to_be_visible()
    phone.goto("/inbox/messages")
    phone.get_by_role("link", name="Dov Desk").click()
    expect(log(phone).get_by_text("For you")).to_be_visible()


def _through_a_tunnel(phone: Page, desk: Page) -> None:
    """What is written without a network waits, outlives the page, and arrives once."""
    phone.context.set_offline(True)
    say(phone, "From the tunnel")
    expect(log(phone).get_by_text("Sent once you are back")).to_be_visible()
    phone.context.set_offline(False)
    phone.reload()
    expect(log(desk).get_by_text("From the tunnel")).to_have_count(1)
    expect(log(phone).get_by_text("From the tunnel")).to_have_count(1)
    expect(log(phone).get_by_text("Sent once you are back")).to_be_hidden()
