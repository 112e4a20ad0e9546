"""One person makes a clip, another remixes it from the feed on a phone, and the first ends that."""

import re
from collections.abc import Callable
from itertools import count

from playwright.sync_api import Locator, Page, expect

from tests.e2e import people

NUMBERS = count(1)


def remix_button(page: Page) -> Locator:
    return page.locator(".slide:not([inert])").get_by_role("button", name=re.compile(r"^Remix, \d+ so far$"))


def test_a_clip_is_remixed_from_the_feed_until_its_maker_ends_that(
    open_phone: Callable[..., Page], open_desktop: Callable[..., Page], invite: str
):
    maker, other, number = open_desktop(), open_phone(), next(NUMBERS)
    people.join(maker, invite, f"remix_maker{number}")
    clip = people.make_clip(maker, "A red fox trots through fresh snow at noon", "Noon fox")

    people.join(other, invite, f"remix_other{number}")
    expect(people.active_clip(other)).to_have_attribute("data-id", clip.post_id)
    remix_button(other).click()
    sheet = other.get_by_role("dialog", name="New clip")
    expect(sheet.get_by_text("Remix of")).to_be_visible()
    expect(sheet.locator(".parent video")).to_have_js_property("paused", False)
    sheet.get_by_role("button", name="5 s", exact=True).click()
    sheet.locator("#prompt").fill("make it night")
    sheet.get_by_role("button", name="Remix", exact=True).click()
    people.watch_it(other)
    expect(other.get_by_text("Remix of Noon fox")).to_be_visible()
    people.post(other, "Night fox")
    other.get_by_role("link", name=f"Remix of @remix_maker{number}").click()
    other.wait_for_url("**/tree")
    expect(other.get_by_text("2 clips · 2 generations · 2 makers")).to_be_visible()
    chosen = other.get_by_role("region", name="Chosen clip")
    expect(chosen).to_contain_text("Night fox")
    tree = other.get_by_role("tree")
    tree.press("ArrowDown")
    expect(chosen).to_contain_text("Noon fox")
    expect(tree.get_by_role("treeitem", selected=True)).to_contain_text("Where it began")
    chosen.get_by_role("link", name="1 remix").click()
    expect(people.active_clip(other)).to_contain_text("Night fox")

    maker.goto(clip.path)
    expect(maker.get_by_role("button", name="Remix, 1 so far")).to_be_visible()
    maker.get_by_role("button", name="More", exact=True).locator("visible=true").click()
    maker.get_by_role("button", name="Edit post").click()
    maker.get_by_role("switch", name="Let others remix it").click()
    maker.get_by_role("button", name="Save").click()
    expect(maker.get_by_text("Saved")).to_be_visible()
    other.goto(clip.path)
    remix_button(other).click()
    expect(other.get_by_text(f"@remix_maker{number} has ended remixing of this clip.")).to_be_visible()
    expect(sheet).to_be_hidden()
