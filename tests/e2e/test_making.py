"""Making: sent once however often it is sent, the same from everywhere, called off and refused without cost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.e2e import people

SEND = "composer_state.send"


@pytest.fixture
def maker(open_phone: Callable[..., Page], invite: str, request: pytest.FixtureRequest) -> Page:
    """Somebody new, with all turns left."""
    page = open_phone()
    people.join(page, invite, re.sub(r"\W", "", request.node.name.removeprefix("test_"))[:24].rstrip("_"))
    return page


def send_everything_twice(page: Page) -> list[str]:
    """Stand between the page and the server and repeat each sending of the sheet, as a reconnect may."""
    repeated: list[str] = []

    def stand_between(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            server.send(message)
            if SEND in str(message):
                server.send(message)
                repeated.append(str(message))

        socket.on_message(pass_on)

    page.route_web_socket(re.compile(r"/_event"), stand_between)
    return repeated


def test_a_double_click_and_a_replayed_message_make_one_clip(maker: Page):
    repeated = send_everything_twice(maker)
    maker.reload()
    sheet = people.fill_sheet(maker, "Three red balloons drift over a snowy village at dawn")
    sheet.get_by_role("button", name="Create clip").dblclick(force=True)
    way = people.open_progress(maker)
    expect(way.locator(".stages")).to_have_count(1)
    assert len(repeated) == 1
    expect(way.locator(".setting-row")).to_have_count(0)
    maker.keyboard.press("Escape")
    people.expect_turns_left(maker, 29)
    sheet = people.open_sheet(maker)
    expect(sheet.locator("#prompt")).to_have_value("")
    expect(sheet.locator("#prompt")).to_be_focused()
    maker.keyboard.press("Escape")
    people.open_progress(maker).get_by_role("button", name="Cancel", exact=True).click()


def test_progress_is_the_same_on_another_page_and_cancelling_gives_every_turn_back(maker: Page):
    people.send(maker, "A lighthouse in a storm, waves and gulls", seconds=15)
    people.send(maker, "A cat bakes bread in a tiny kitchen while it rains outside", seconds=5)
    people.expect_turns_left(maker, 27)

    expect(maker.locator(".pill")).to_contain_text("Filming", timeout=people.FILM_SECONDS * 1000)
    before = percent(maker)
    maker.goto("/settings")
    expect(maker.locator(".pill")).to_contain_text("Filming")
    assert percent(maker) >= before
    again = maker.context.new_page()
    maker.close()
    again.goto("/drafts")
    expect(again.locator(".pill")).to_contain_text("Filming")
    assert percent(again) >= before

    way = people.open_progress(again)
    row = way.locator(".setting-row").filter(has_text="A cat bakes bread")
    expect(row).to_contain_text("Waiting, you are next")
    row.get_by_role("button", name="Cancel").click()
    expect(row).to_have_count(0)
    way.get_by_role("button", name="Cancel", exact=True).click()
    expect(way.get_by_text("Nothing is being filmed")).to_be_visible(timeout=30_000)
    again.keyboard.press("Escape")
    expect(again.locator(".pill")).to_be_hidden()
    people.expect_turns_left(again, 30)


def percent(page: Page) -> int:
    found = re.search(r"(\d+) %", page.locator(".pill").inner_text())
    return int(found[1]) if found else 0


def test_a_refused_prompt_names_its_rule_costs_nothing_and_keeps_its_words(maker: Page):
    prompt = "Taylor Swift sings in my kitchen"
    people.send(maker, prompt)
    maker.locator(".pill.refused").wait_for(timeout=60_000)
    refusal = people.open_progress(maker)
    expect(refusal.get_by_text("Not filmed")).to_be_visible()
    facts = refusal.locator(".facts")
    expect(facts).to_contain_text("Reading, before any filming")
    expect(facts.locator("dt", has_text="Rule").locator("+ dd")).not_to_be_empty()
    expect(refusal).to_contain_text("Nothing was spent")
    refusal.get_by_role("button", name="Edit the prompt").click()
    sheet = maker.get_by_role("dialog", name="New clip")
    expect(sheet.locator("#prompt")).to_have_value(prompt)
    expect(sheet.get_by_text("Uses 1 of your 30 left")).to_be_visible()
    expect(maker.locator(".pill")).to_be_hidden()


def test_words_outlive_closing_the_sheet_and_loading_the_page_again(maker: Page):
    sheet = people.open_sheet(maker)
    sheet.locator("#prompt").fill("A heron and a very small umbrella")
    maker.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    maker.goto("/drafts")
    expect(people.open_sheet(maker).locator("#prompt")).to_have_value("A heron and a very small umbrella")


def test_a_sheet_that_cannot_be_sent_opens_again_and_says_why(maker: Page):
    sheet = people.fill_sheet(maker, "A whale over the harbour")
    sheet.locator("#seed").fill("no number")
    sheet.get_by_role("button", name="Create clip").click()
    expect(sheet.get_by_text("A seed is a whole number")).to_be_visible()
    expect(sheet.locator("#prompt")).to_have_value("A whale over the harbour")


def test_a_style_is_chosen_and_ones_own_draft_is_remixed_and_keeps_its_parent(maker: Page):
    sheet = people.fill_sheet(maker, "A red fox trots through a meadow at noon")
    sheet.get_by_role("button", name="2 takes at once").click()
    expect(sheet.get_by_text("Uses 2 of your 30 left")).to_be_visible()
    sheet.get_by_role("button", name="One take").click()
    sheet.get_by_role("button", name="Ink").click()
    expect(sheet.get_by_text("Uses 1 of your 30 left")).to_be_visible()
    sheet.get_by_role("button", name="Picture").click()
    expect(sheet.get_by_text("it can't begin with a picture")).to_be_visible()
    sheet.get_by_role("button", name="Create clip").click()
    first = people.watch_it(maker)

    maker.get_by_role("button", name="Remix", exact=True).click()
    sheet = maker.get_by_role("dialog", name="New clip")
    expect(sheet.locator(".parent")).to_contain_text("Remix of")
    sheet.locator("#prompt").fill("make it night")
    sheet.get_by_role("button", name="5 s", exact=True).click()
    sheet.get_by_role("button", name="Remix", exact=True).click()
    maker.wait_for_timeout(people.DOUBLE_CLICK_MS)
    assert people.watch_it(maker) != first
    expect(maker.locator(".draft-words")).to_contain_text("Remix of")
    maker.locator(".draft-words a[href*='/drafts/']").click()
    maker.wait_for_url(f"**/drafts/{first}")
