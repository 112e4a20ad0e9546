"""A still of the planned scene: while one types, behind what is being filmed, and for nobody else."""

import os
import re
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import people
from tests.e2e.product import Product

KITCHEN = 'A chef and a girl cook soup in a kitchen at night. "It needs salt," says the chef.'
PATIENCE_MS = 30_000
"""A still takes a fraction of a second; the rest is for a worker that is still warming up beside other tests."""

WATCH_SHIFTS = """() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
    }).observe({ type: "layout-shift" });
}"""

TYPE_AT_ONCE = """async (area, words) => {
    const put = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set;
    for (const letter of words) {
        put.call(area, area.value + letter);
        area.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await null;
    }
}"""
"""As from a held key on a phone that is busy: nothing but keys gets a turn."""


@pytest.fixture(params=["phone", "desktop"])
def maker(
    request: pytest.FixtureRequest, open_phone: Callable[..., Page], open_desktop: Callable[..., Page], invite: str
) -> Page:
    """Somebody new, at both sizes."""
    page = open_phone() if request.param == "phone" else open_desktop()
    name = request.node.originalname.removeprefix("test_")[:14].rstrip("_")
    people.join(page, invite, f"{name}_{request.param}"[:24])
    return page


def picture(sheet: Locator) -> Locator:
    """The still on top."""
    return sheet.locator(".still img").last


def shown(sheet: Locator) -> str:
    """The address of the still once there is one and nothing newer is on its way."""
    expect(picture(sheet)).to_be_visible(timeout=PATIENCE_MS)
    expect(sheet.locator(".still.looking")).to_have_count(0, timeout=PATIENCE_MS)
    return picture(sheet).get_attribute("src") or ""


def ratio(sheet: Locator) -> float:
    """Width by height of the still on top. An image whose address changed shows its old picture until the new one is
    there, and `decode()` may settle for the old one: so the address is loaded anew."""
    return float(
        picture(sheet).evaluate(
            """async (shown) => {
                const image = new Image();
                image.src = shown.src;
                await image.decode();
                return image.naturalWidth / image.naturalHeight;
            }"""
        )
    )


def test_a_pause_in_typing_shows_the_planned_scene_and_says_what_was_understood(maker: Page):
    sheet = people.open_sheet(maker)
    maker.wait_for_timeout(500)
    maker.evaluate(WATCH_SHIFTS)
    sheet.locator("#prompt").press_sequentially(KITCHEN, delay=8)
    first = shown(sheet)
    assert ratio(sheet) == pytest.approx(704 / 1280, abs=0.02)
    said = sheet.get_by_role("status").filter(has_text="kitchen")
    expect(said).to_contain_text(re.compile(r"A chef and a girl.*kitchen.*night"))
    expect(sheet.locator("#prompt")).to_be_focused()

    sheet.locator("#prompt").press_sequentially(" A dragon looks in.", delay=8)
    expect(picture(sheet)).not_to_have_attribute("src", first, timeout=PATIENCE_MS)
    expect(sheet.locator("#prompt")).to_have_value(KITCHEN + " A dragon looks in.")
    maker.wait_for_timeout(500)
    assert maker.evaluate("window.shifted") < 0.01


def test_keys_that_come_faster_than_the_page_can_draw_are_all_kept(maker: Page):
    sheet = people.open_sheet(maker)
    expect(sheet.locator("div.prompt-foot")).to_be_visible()
    words = "rain on a tin roof, " * 8
    sheet.locator("#prompt").evaluate(TYPE_AT_ONCE, words)
    expect(sheet.locator("#prompt")).to_have_value(words)


def test_the_still_has_the_shape_that_is_chosen_and_another_take_is_another_still(maker: Page):
    sheet = people.fill_sheet(maker, KITCHEN)
    portrait = shown(sheet)
    sheet.get_by_role("button", name="16:9").click()
    expect(picture(sheet)).not_to_have_attribute("src", portrait, timeout=PATIENCE_MS)
    assert shown(sheet) != portrait
    assert ratio(sheet) == pytest.approx(1280 / 704, abs=0.02)
    sheet.get_by_role("button", name="9:16").click()
    expect(picture(sheet)).to_have_attribute("src", portrait, timeout=PATIENCE_MS)
    sheet.get_by_role("button", name="Another take").click()
    expect(picture(sheet)).not_to_have_attribute("src", portrait, timeout=PATIENCE_MS)


def test_a_prompt_that_would_be_refused_has_no_still_and_a_kind_word(maker: Page):
    sheet = people.fill_sheet(maker, KITCHEN)
    shown(sheet)
    sheet.locator("#prompt").fill("Taylor Swift sings in my kitchen")
    expect(sheet.get_by_role("status")).to_contain_text("Real people", timeout=PATIENCE_MS)
    expect(sheet.locator(".still img")).to_have_count(0)
    sheet.locator("#prompt").fill("")
    expect(sheet.get_by_text("Words in “quotes” are spoken.")).to_be_visible()
    expect(sheet.locator(".still img")).to_have_count(0)


def test_a_clip_shows_the_still_of_its_sheet_while_it_is_filmed_and_after_a_reload(maker: Page):
    sheet = people.fill_sheet(maker, KITCHEN)
    still = shown(sheet)
    sheet.get_by_role("button", name="Create clip").click()
    expect(maker.locator(".pill-ring img")).to_have_attribute("src", still)
    maker.wait_for_timeout(people.DOUBLE_CLICK_MS)
    way = people.open_progress(maker)
    expect(way.locator(".day-face img")).to_have_attribute("src", still)
    expect(way.get_by_text("Preview")).to_be_visible()
    maker.reload()
    expect(maker.locator(".pill-ring img")).to_have_attribute("src", still)
    people.open_progress(maker).get_by_role("button", name="Cancel", exact=True).click()


def test_a_clip_that_was_sent_at_once_has_its_still_soon_after_filming_begins(maker: Page):
    sheet = people.fill_sheet(maker, "A whale sleeps over the harbour at dawn")
    sheet.get_by_role("button", name="Create clip").click()
    expect(maker.locator(".pill-ring img")).to_have_attribute(
        "src", re.compile(r"^/previews/"), timeout=people.FILM_SECONDS * 1000
    )
    maker.wait_for_timeout(people.DOUBLE_CLICK_MS)
    people.open_progress(maker).get_by_role("button", name="Cancel", exact=True).click()


def test_a_still_is_nobody_elses(open_phone: Callable[..., Page], invite: str):
    owner, other, stranger = open_phone(), open_phone(), open_phone()
    people.join(owner, invite, "still_owner")
    people.join(other, invite, "still_other")
    still = shown(people.fill_sheet(owner, KITCHEN))
    assert owner.request.get(still).status == 200
    assert other.request.get(still).status == 404
    assert stranger.request.get(still).status == 404


def test_whoever_draws_may_die_and_the_next_pause_has_its_still(maker: Page, product: Product):
    sheet = people.fill_sheet(maker, KITCHEN)
    first = shown(sheet)
    render = product.pids("workers render")[0]
    keeper = children(render)[0]
    os.kill(children(keeper)[0], signal.SIGKILL)
    sheet.locator("#prompt").press_sequentially(" It rains.", delay=8)
    expect(picture(sheet)).not_to_have_attribute("src", first, timeout=PATIENCE_MS)
    assert product.pids("workers render")[0] == render


def children(parent: int) -> list[int]:
    """The keeper below a render worker, what draws below the keeper."""
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text("utf-8").split()
    return [int(pid) for pid in found]


def test_who_wants_no_motion_sees_stills_without_any(open_phone: Callable[..., Page], invite: str):
    page = open_phone(reduced_motion="reduce", color_scheme="light")
    people.join(page, invite, "calm_person")
    sheet = people.fill_sheet(page, KITCHEN)
    shown(sheet)
    assert picture(sheet).evaluate("(image) => parseFloat(getComputedStyle(image).animationDuration)") < 0.01
