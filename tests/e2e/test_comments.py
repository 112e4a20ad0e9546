"""Two people talk under a clip, both at once: words, answers, likes, a pin, a hidden and a deleted one."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e import people
from tests.e2e.product import Product

NUMBERS = count(1)


@dataclass(frozen=True)
class Talk:
    """A maker on a phone, a viewer at a desk, and a clip of the maker's that both have open."""

    maker: Page
    viewer: Page
    maker_handle: str
    path: str


@pytest.fixture
def talk(open_phone: Callable[..., Page], open_desktop: Callable[..., Page], invite: str, product: Product) -> Talk:
    phone, desk, number = open_phone(), open_desktop(), next(NUMBERS)
    people.join(phone, invite, f"talk_maker{number}", "Tala Maker")
    people.join(desk, invite, f"talk_viewer{number}", "Vito Viewer")
    path = f"/p/{people.seed_post(product.data_dir, f'talk_maker{number}')}"
    return Talk(phone, desk, f"talk_maker{number}", path)


def open_comments(page: Page, path: str) -> Locator:
    page.goto(path)
    page.get_by_role("button", name="comment").locator("visible=true").first.click()
    sheet = page.get_by_role("dialog", name="omment")
    expect(sheet.get_by_label("Say something")).to_be_visible()
    return sheet


def test_two_people_talk_live_and_the_maker_keeps_order(talk: Talk):
    hers, his = open_comments(talk.maker, talk.path), open_comments(talk.viewer, talk.path)
    expect(hers.get_by_text("Nobody has said anything")).to_be_visible()
    his.get_by_label("Say something").fill(f"What a sky, @{talk.maker_handle}")
    his.get_by_role("button", name="Send").click()
    expect(hers.get_by_text("What a sky")).to_be_visible()
    expect(his.get_by_role("link", name=f"@{talk.maker_handle}")).to_be_visible()

    hers.get_by_role("button", name="Answer").click()
    hers.get_by_label("Your answer").fill("It was cold")
    hers.get_by_role("button", name="Send").click()
    his.get_by_role("button", name="1 answer").click()
    expect(his.get_by_text("It was cold")).to_be_visible()
    expect(his.get_by_role("heading", name="2 comments")).to_be_visible()

    his.get_by_role("button", name="Like, 0").last.click()
    expect(hers.get_by_role("button", name="Like, 1")).to_be_visible()
    hers.get_by_role("button", name="Pin", exact=True).click()
    expect(his.get_by_text("Pinned")).to_be_visible()

    his.get_by_role("button", name="Delete").first.click()
    his.get_by_role("button", name="Delete for good?").click()
    expect(hers.get_by_text("This comment was deleted.")).to_be_visible()
    expect(hers.get_by_role("heading", name="1 comment")).to_be_visible()
    hers.get_by_role("radio", name="Only you").click()
    expect(his.get_by_text("Comments are closed here.")).to_be_visible()
    hers.get_by_role("radio", name="Nobody").click()
    expect(his.get_by_text("This conversation is locked.")).to_be_visible()
    expect(hers.get_by_label("Say something")).to_be_hidden()

    talk.viewer.goto("/inbox")
    talk.viewer.get_by_role("link", name="answered you").click()
    answer = his.get_by_role("article").filter(has_text="It was cold")
    expect(answer).to_be_focused()
    expect(answer).to_be_in_viewport()


def test_a_refused_word_comes_back_into_the_line(talk: Talk):
    his = open_comments(talk.viewer, talk.path)
    his.get_by_label("Say something").fill("you fucking idiot")
    his.get_by_role("button", name="Send").click()
    expect(his.get_by_role("alert")).to_contain_text("Say it in other words")
    expect(his.get_by_label("Say something")).to_have_value("you fucking idiot")
