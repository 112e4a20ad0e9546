"""An evening of three people, all live at once: Mara, who makes a clip, and Finn on phones, Kai the operator at a desk.

Each of them sees what the others do without loading a page again.
"""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.e2e import people
from tests.e2e.evening import Evening, badge, elsewhere, more, open_comments, remix_button, say
from tests.e2e.product import Product

REASON = "It shows somebody who did not agree"


@pytest.fixture
def evening(open_phone: Callable[..., Page], open_desktop: Callable[..., Page], product: Product) -> Iterator[Evening]:
    """Their clips are out of the feed afterwards, so that other journeys watch their own."""
    yield Evening(open_phone(), open_phone(), open_desktop(), product)
    people.unlist(product.data_dir, "eve_mara", "eve_finn")


def test_three_people_meet_around_a_clip(evening: Evening, invite: str, product: Product) -> None:
    people.join(evening.mara, invite, "eve_mara", "Mara Maker")
    people.join(evening.finn, invite, "eve_finn", "Finn Fan")
    people.join(evening.kai, product.invite(role="operator"), "eve_kai", "Kai Keeper")
    people.send(evening.mara, "A red fox trots through fresh snow at noon")
    _mara_says_who_she_is(evening.mara, evening.finn)
    _finn_asks_to_follow(evening.mara, evening.finn)
    people.watch_it(evening.mara)
    evening.kai.goto(f"/p/{people.post(evening.mara, 'Noon fox #noonfox')}")
    _they_talk(evening)
    _likes_come_as_one_line(evening)
    _finn_remixes(evening)
    _kai_writes_and_shares(evening)
    _kai_searches(evening)
    _finn_posts_and_sees_the_tree(evening)
    _mara_restricts(evening)
    _kai_hides_and_restores(evening)
    _mara_keeps_away(evening)
    _finn_reports(evening)


def _mara_says_who_she_is(mara: Page, finn: Page) -> None:
    """She chooses a picture, brings it nearer, and says who she is."""
    packed = BytesIO()
    Image.radial_gradient("L").resize((900, 600)).save(packed, "JPEG")
    mara.goto("/@eve_mara")
    mara.get_by_role("button", name="Edit profile").click()
    expect(mara.get_by_label("Your name")).to_have_value("Mara Maker")
    file = {"name": "face.jpg", "mimeType": "image/jpeg", "buffer": packed.getvalue()}
    mara.locator(".edit-face input").set_input_files(file)  # type: ignore[arg-type]
    mara.get_by_label("Nearer").fill("1.5")
    mara.get_by_role("button", name="Use it").click()
    expect(mara.locator(".edit-face img")).to_be_visible()
    mara.get_by_label("A few words about you").fill("Slow water, dry jokes")
    mara.get_by_role("button", name="Save").click()
    expect(mara.locator(".profile-bio")).to_have_text("Slow water, dry jokes")
    finn.goto("/@eve_mara")
    expect(finn.get_by_text("Slow water, dry jokes")).to_be_visible()
    expect(finn.locator(".profile-face img")).to_have_js_property("complete", True)
    assert finn.locator(".profile-face img").evaluate("image => image.naturalWidth") == 512


def _finn_asks_to_follow(mara: Page, finn: Page) -> None:
    """A private account is asked first; both hear of it while they look at something else."""
    mara.goto("/settings#privacy")
    mara.get_by_role("button", name="Make private").click()
    expect(mara.get_by_role("button", name="Open up")).to_be_visible()
    finn.goto("/@eve_mara")
    expect(finn.get_by_role("heading", name="A private account")).to_be_visible()
    finn.get_by_role("button", name="Follow", exact=True).click()
    expect(finn.get_by_role("button", name="Requested", exact=True)).to_be_visible()
    finn.reload()
    expect(finn.get_by_role("button", name="Requested", exact=True)).to_be_visible()
    expect(badge(mara)).to_have_text("Inbox1 new")
    mara.goto("/@eve_mara")
    mara.get_by_role("link", name="1 person would like to follow you").click()
    mara.get_by_role("button", name="Accept").click()
    expect(mara.get_by_text("Would like to follow you")).to_be_hidden()
    expect(badge(finn)).to_have_text("Inbox1 new")
    finn.reload()
    expect(finn.get_by_role("button", name="Following", exact=True)).to_be_visible()
    mara.goto("/@eve_mara/followers")
    expect(mara.get_by_role("link", name="Finn Fan")).to_be_visible()
    mara.goto("/settings#privacy")
    mara.get_by_role("button", name="Open up").click()
    expect(mara.get_by_role("button", name="Make private")).to_be_visible()


def _they_talk(evening: Evening) -> None:
    """Words, answers, likes, a pin and a deleted comment, on three screens."""
    mara, finn, kai = evening.mara, evening.finn, evening.kai
    mara.goto("/inbox")
    his, theirs = open_comments(finn, evening.clip), open_comments(kai, evening.clip)
    expect(his.get_by_text("Nobody has said anything")).to_be_visible()
    say(his, "you fucking idiot")
    expect(his.get_by_role("alert")).to_contain_text("Say it in other words")
    expect(his.get_by_label("Say something")).to_have_value("you fucking idiot")
    say(theirs, "What a sky, @eve_finn and @eve_mara")
    expect(his.get_by_text("What a sky")).to_be_visible()
    expect(his.get_by_role("link", name="@eve_mara")).to_be_visible()
    expect(badge(finn)).to_contain_text("new")
    line = mara.get_by_role("link", name="Kai Keeper").filter(has_text="What a sky")
    expect(line).to_be_visible()
    line.click()
    mara.wait_for_url("**/p/**")
    hers = mara.get_by_role("dialog", name="omment")
    if not hers.is_visible():
        hers = open_comments(mara, evening.clip)

    hers.get_by_role("button", name="Answer").click()
    say(hers, "It was cold", "Your answer")
    theirs.get_by_role("button", name="1 answer").click()
    expect(theirs.get_by_text("It was cold")).to_be_visible()
    expect(his.get_by_role("heading", name="2 comments")).to_be_visible()
    theirs.get_by_role("button", name="Like, 0").last.click()
    expect(hers.get_by_role("button", name="Like, 1")).to_be_visible()
    hers.get_by_role("button", name="Pin", exact=True).click()
    expect(his.get_by_text("Pinned")).to_be_visible()
    theirs.get_by_role("button", name="Delete").first.click()
    theirs.get_by_role("button", name="Delete for good?").click()
    expect(hers.get_by_text("This comment was deleted.")).to_be_visible()
    expect(his.get_by_role("heading", name="1 comment")).to_be_visible()
    for who, words in (("Only you", "Comments are closed here."), ("Nobody", "This conversation is locked.")):
        hers.get_by_role("radio", name=who).click()
        expect(his.get_by_text(words)).to_be_visible()
    expect(hers.get_by_label("Say something")).to_be_hidden()
    hers.get_by_role("radio", name="Everyone").click()
    expect(his.get_by_label("Say something")).to_be_visible()
    kai.goto("/inbox")
    kai.get_by_role("link", name="answered you").click()
    answer = theirs.get_by_role("article").filter(has_text="It was cold")
    expect(answer).to_be_focused()
    expect(answer).to_be_in_viewport()


def _likes_come_as_one_line(evening: Evening) -> None:
    mara, finn = evening.mara, evening.finn
    mara.goto("/inbox")
    finn.goto(evening.clip)
    like = finn.get_by_role("button", name="Like").locator("visible=true").first
    like.click()
    line = mara.get_by_role("link", name="liked your clip")
    expect(line).to_contain_text("New: Finn Fan liked your clip")
    expect(mara.get_by_role("heading", name="Today")).to_be_visible()
    people.like_as_somebody(evening.product.data_dir, evening.clip, "Sol Second")
    expect(line).to_contain_text("Sol Second and Finn Fan liked your clip")
    like.click()
    expect(line).to_contain_text("Sol Second liked your clip")
    mara.keyboard.press("j")
    expect(line).to_be_focused()
    mara.keyboard.press("Enter")
    mara.wait_for_url(f"**{evening.clip}")
    expect(badge(mara)).to_have_text("Inbox")


def _finn_remixes(evening: Evening) -> None:
    """The sheet opens with the clip playing; it is filmed while the evening goes on."""
    finn = evening.finn
    remix_button(finn).click()
    sheet = finn.get_by_role("dialog", name="New clip")
    expect(sheet.get_by_text("Remix of")).to_be_visible()
    expect(sheet.locator(".parent video")).to_have_js_property("paused", False)
    sheet.get_by_role("button", name="5 s", exact=True).click()
    sheet.locator("#prompt").fill("make it night")
    sheet.get_by_role("button", name="Remix", exact=True).click()
    expect(sheet).to_be_hidden()
    # He looks at how far it is: what is ready would leave by itself while the others go on.
    people.open_progress(finn)


def _kai_writes_and_shares(evening: Evening) -> None:
    """A stranger's first words are a request; once accepted, a clip goes along, and into another page."""
    mara, kai, clip = evening.mara, evening.kai, evening.clip
    mara.goto("/inbox/messages/requests")
    kai.goto("/@eve_mara")
    kai.get_by_role("link", name="Message", exact=True).click()
    kai.get_by_placeholder("Message").fill("Seen the fox?")
    kai.keyboard.press("Enter")
    mara.get_by_role("link", name="Kai Keeper").click()
    mara.get_by_role("button", name="Accept").click()
    mara.get_by_placeholder("Message").fill("I made it")
    mara.keyboard.press("Enter")
    expect(kai.get_by_role("log").get_by_text("I made it")).to_be_visible()

    kai.goto(clip)
    kai.get_by_role("button", name="Share").locator("visible=true").click()
    sheet = kai.get_by_role("dialog", name="Share")
    sheet.get_by_role("button", name="Mara Maker").click()
    sheet.get_by_role("button", name="Send", exact=True).click()
    expect(mara.get_by_role("log").get_by_role("link", name="Noon fox")).to_have_attribute("href", clip)
    sheet.get_by_role("button", name="Embed").click()
    code = sheet.get_by_label("Code for a page").input_value()
    player = kai.context.new_page()
    with elsewhere(code) as address:
        player.goto(address)
        expect(player.frame_locator("iframe").locator("video")).to_have_js_property("videoWidth", 704)
    player.close()


def _kai_searches(evening: Evening) -> None:
    kai, clip = evening.kai, evening.clip
    kai.get_by_role("dialog", name="Share").get_by_role("button", name="Close").click()
    kai.get_by_role("link", name="Discover").locator("visible=true").first.click()
    kai.get_by_label("Search clips, people, sounds and tags").press_sequentially("noon f")
    kai.get_by_role("link", name="Noon fox").click()
    kai.wait_for_url(f"**{clip}")
    kai.get_by_role("link", name="#noonfox").locator("visible=true").first.click()
    expect(kai.get_by_role("heading", name="#noonfox")).to_be_visible()
    kai.get_by_role("link", name="To Discover").click()
    expect(kai.get_by_role("link", name="#noonfox, 1 clip")).to_be_visible()
    kai.goto(clip)


def _finn_posts_and_sees_the_tree(evening: Evening) -> None:
    mara, finn = evening.mara, evening.finn
    ready = finn.locator("dialog[open]").get_by_role("link", name="Watch it")
    ready.click(timeout=people.FILM_SECONDS * 1000)
    finn.wait_for_url("**/drafts/*")
    expect(finn.get_by_text("Remix of Noon fox")).to_be_visible()
    mara.goto("/inbox")
    people.post(finn, "Night fox")
    expect(mara.get_by_role("link", name="remixed your clip")).to_contain_text("Finn Fan")
    finn.get_by_role("link", name="Remix of @eve_mara").click()
    finn.wait_for_url("**/tree")
    expect(finn.get_by_text("2 clips · 2 generations · 2 makers")).to_be_visible()
    chosen = finn.get_by_role("region", name="Chosen clip")
    expect(chosen).to_contain_text("Night fox")
    tree = finn.get_by_role("tree")
    tree.press("ArrowDown")
    expect(chosen).to_contain_text("Noon fox")
    expect(tree.get_by_role("treeitem", selected=True)).to_contain_text("Where it began")
    chosen.get_by_role("link", name="1 remix").click()
    expect(people.active_clip(finn)).to_contain_text("Night fox")

    mara.goto(evening.clip)
    expect(mara.get_by_role("button", name="Remix, 1 so far")).to_be_visible()
    more(mara)
    mara.get_by_role("button", name="Edit post").click()
    mara.get_by_role("switch", name="Let others remix it").click()
    mara.get_by_role("button", name="Save").click()
    expect(mara.get_by_text("Saved")).to_be_visible()
    finn.goto(evening.clip)
    remix_button(finn).click()
    expect(finn.get_by_text("@eve_mara has ended remixing of this clip.")).to_be_visible()
    expect(finn.get_by_role("dialog", name="New clip")).to_be_hidden()


def _mara_restricts(evening: Evening) -> None:
    """What Finn says waits for her; he notices nothing."""
    mara, finn = evening.mara, evening.finn
    mara.goto("/@eve_finn")
    mara.get_by_role("button", name="More").click()
    mara.get_by_role("button", name="Restrict", exact=True).click()
    expect(mara.get_by_text("Restricted", exact=True)).to_be_visible()
    hers, his = open_comments(mara, evening.clip), open_comments(finn, evening.clip)
    say(his, "Me again")
    expect(his.get_by_text("Me again")).to_be_visible()
    hers.get_by_role("button", name="Let through").click()
    expect(hers.get_by_role("button", name="Let through")).to_be_hidden()
    expect(his.get_by_text("Me again")).to_be_visible()


def _kai_hides_and_restores(evening: Evening) -> None:
    """From the page itself; it leaves the screens of others, and comes back to them."""
    mara, finn, kai = evening.mara, evening.finn, evening.kai
    finn.goto(evening.clip)
    expect(people.active_clip(finn)).to_be_visible()
    mara.goto("/settings")
    for act, said in (("Hide", "Hidden"), ("Show it again", "")):
        more(kai)
        kai.get_by_role("button", name="Keep order").click()
        sheet = kai.get_by_role("dialog", name="This clip")
        sheet.get_by_label("The reason").fill(REASON)
        sheet.get_by_role("button", name=act).click()
        expect(sheet).to_be_hidden()
        if said:
            expect(finn.get_by_text("This clip is not here")).to_be_visible()
            mara.goto(evening.clip)
            expect(mara.get_by_text(f"Hidden: {REASON}")).to_be_visible()
            kai.reload()
    expect(people.active_clip(finn)).to_be_visible()


def _mara_keeps_away(evening: Evening) -> None:
    """A block takes effect on what Finn is looking at, and so does its end; a mute is hers alone."""
    mara, finn = evening.mara, evening.finn
    mara.goto("/@eve_finn")
    mara.get_by_role("button", name="More").click()
    mara.get_by_role("button", name="Mute", exact=True).click()
    expect(mara.get_by_text("Muted", exact=True)).to_be_visible()
    mara.goto("/people")
    mara.get_by_role("button", name="Unmute").click()
    expect(mara.get_by_role("button", name="Unmute")).to_be_hidden()
    mara.goto("/@eve_finn")
    mara.get_by_role("button", name="More").click()
    mara.get_by_role("button", name="Block").click()
    mara.get_by_role("dialog", name="Block @eve_finn?").get_by_role("button", name="Block", exact=True).click()
    expect(mara.get_by_role("heading", name="You blocked @eve_finn")).to_be_visible()
    expect(finn.get_by_text("This clip is not here")).to_be_visible()
    mara.goto("/people")
    mara.get_by_role("button", name="Unblock").click()
    expect(mara.get_by_role("button", name="Unblock")).to_be_hidden()
    expect(people.active_clip(finn)).to_be_visible()


def _finn_reports(evening: Evening) -> None:
    """What he reports is gone for him at once, and comes to the operator's desk."""
    finn, kai, clip = evening.finn, evening.kai, evening.clip
    kai.goto("/operator/reports")
    finn.goto(clip)
    more(finn)
    finn.get_by_role("button", name="Report", exact=True).click()
    sheet = finn.get_by_role("dialog", name="Report this clip")
    sheet.get_by_role("radio", name="It shows me or somebody I know").click()
    sheet.get_by_label("More, if you like").fill("That is my sister")
    sheet.get_by_role("button", name="Report").click()
    expect(finn.get_by_text("This clip is not here")).to_be_visible()
    expect(kai.get_by_text("That is my sister")).to_be_visible()
    kai.get_by_label("The reason").fill("She agreed")
    kai.get_by_role("button", name="Leave it").click()
    expect(kai.get_by_text("Nothing waits.")).to_be_visible()
