"""axe-core finds no serious fault on any page of the app, lived in: dark on a phone, light on a desktop."""

from collections.abc import Callable, Iterator

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from tests.e2e import people
from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.lived_in import lived_in
from tests.e2e.product import Product

SERIOUS = ("serious", "critical")
FOR_MEMBERS = {
    "drafts", "drafts/[video_id]", "queue", "following", "people", "settings", "settings/keys", "settings/webhooks",
    "inbox", "inbox/messages", "inbox/messages/requests", "inbox/messages/[talk]", "operator/reports",
    "operator/invites",
}  # fmt: skip
"""Who is not signed in is led to the door from there."""
FOR_GUESTS = {"sign-in", "sign-up", "wait", "invite/[code]"}

RUN = """() => axe.run({ exclude: [".slide[inert]"] }, { resultTypes: ["violations"] }).then(found =>
  found.violations.map(fault => [fault.id, fault.impact, fault.help, fault.nodes.map(node =>
    `${node.target} ${node.html.slice(0, 160)}
    ${node.any.map(check => check.message).slice(0, 1)}`)]))"""
"""Films of the feed that nobody can reach yet are left out: the one on screen stands for them."""

THEMES = {PHONE["width"]: "dark", DESKTOP["width"]: "light"}
"""One theme for each size: colours do not change with the size, nor places with the theme."""

DRESS = """theme => {
  document.documentElement.classList.remove("dark", "light");
  document.documentElement.classList.add(theme);
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [still];
  return new Promise(requestAnimationFrame);
}"""
"""As the choice in settings does, but at once: halfway between two themes, nothing can be read."""

SETTLED = """() => document.querySelector("main") && !document.querySelector(".nav-ground")
  && ![...document.querySelectorAll("main .sk")].some(place => place.checkVisibility())"""


def routes() -> set[str]:
    """Every page that the app adds: a new one is looked at from the day it is there."""
    from sora_reflex.sora_reflex import app

    return set(app._unevaluated_pages)


def visit(page: Page, path: str) -> None:
    """Through the router, as a tap on a link would."""
    page.wait_for_function("() => window.__reactRouterDataRouter")
    page.evaluate("path => window.__reactRouterDataRouter.navigate(path)", path)
    page.wait_for_url(f"**{path}")
    page.wait_for_timeout(150)
    page.wait_for_function(SETTLED)


def look(page: Page, where: str, sizes: tuple[dict[str, int], ...] = (PHONE, DESKTOP)) -> Iterator[str]:
    """The faults of what is on screen in these sizes, each in its theme."""
    for size in sizes:
        page.set_viewport_size(size)  # type: ignore[arg-type]
        theme = THEMES[size["width"]]
        page.evaluate(DRESS, theme)
        for rule, impact, words, nodes in page.evaluate(RUN):
            if impact in SERIOUS:
                yield f"{where} at {size['width']} {theme}: {rule}: {words}\n    " + "\n    ".join(nodes[:4])


def open_with_axe(open_phone: Callable[..., Page]) -> Page:
    # A fading sheet has another contrast at each moment.
    page = open_phone(reduced_motion="reduce")
    page.add_init_script(AXE_SCRIPT)
    return page


def test_no_page_has_a_serious_fault(open_phone: Callable[..., Page], product: Product) -> None:
    member, guest = open_with_axe(open_phone), open_with_axe(open_phone)
    people.join(member, product.invite(role="operator"), "axe_ora", "Ora Ohm")
    faults: list[str] = []
    with lived_in(product.data_dir, "axe_ora") as addresses:
        assert routes() == set(addresses), "a page that is new or gone: say in lived_in.py where it is"
        for route in addresses.keys() - FOR_GUESTS:
            visit(member, addresses[route])
            faults += look(member, route)
        faults += sheets(member, addresses["p/[post_id]"])
        guest.goto("/sign-in")
        for route in addresses.keys() - FOR_MEMBERS:
            visit(guest, addresses[route])
            # What members see in both sizes has another frame here, and no more.
            sizes = (PHONE, DESKTOP) if route in FOR_GUESTS else (PHONE,)
            faults += look(guest, f"{route} (signed out)", sizes)
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)


def sheets(page: Page, path: str) -> Iterator[str]:
    """What opens over a clip."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    visit(page, path)
    for button, title in (("comment", "omment"), ("Share", "Share"), ("More", "This clip")):
        page.get_by_role("button", name=button, exact=button == "More").locator("visible=true").first.click()
        sheet = page.get_by_role("dialog", name=title)
        expect(sheet).to_be_visible()
        yield from look(page, f"the sheet {title}")
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
    people.open_sheet(page)
    yield from look(page, "the sheet New clip")
