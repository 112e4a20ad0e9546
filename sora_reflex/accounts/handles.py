"""Which handles may be had, and how names are cleaned."""

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit

from sora_reflex.accounts.errors import BioInvalid, DisplayNameInvalid, HandleEdges, HandleInvalid, HandleReserved
from sora_reflex.core.errors import Invalid

SHORTEST, LONGEST = 3, 30

MAX_DISPLAY_NAME = 50
"""One line of a card on a 320 px screen, with room for scripts that need marks."""

MAX_BIO = 300
MAX_PRONOUNS = 30

MAX_LINKS, MAX_LINK = 4, 200
"""As many as stand in one glance; as long as the address of a page deep in a shop."""

_LINKS = "Up to four links, each a whole https address of at most 200 characters."
_CHARACTERS = re.compile(r"[A-Za-z0-9_.]+")
_EDGES = re.compile(r"(?!.*\.\.)[A-Za-z0-9_](.*[A-Za-z0-9_])?")

# Addresses of pages now and those that a page could soon have, files that browsers and robots ask for, and names under
# which somebody could pass for the people who run the place.
_ROUTES = """
about account accounts activity admin api app apps archive assets auth backend billing blog bookmarks browse callback
cameo cameos captions clip clips collections comments connect contact cookies create creators css dashboard delete
dev developer developers discover docs download downloads draft drafts edit embed error errors event events everyone
explore export favicon favicon.ico feed feeds film films flag followers following forgot friends generate generation
generations guidelines health healthz help home host hosts html http https icon icons images img index info insights
invite invites jobs join js json keys latest legal library licence license like likes list lists live localhost login
logout manage manifest map maps me media members mentions messages metrics mobile moderation more new news
notifications oauth oembed offline oidc onboarding operator operators password pay ping policies policy popular post
posts preview pricing privacy profile profiles prompt prompts public queue quota random register remix remixes replies
report reports reset robots robots.txt root rss rules safety save saved search security session sessions settings setup
share shop sign-in sign-out sign-up signin signout signup site sitemap sitemap.xml static stats status storyboard
studio style styles subscribe suggestions support tag tags team terms test thumbnail timeline token tokens top topics
tos trending undo unlisted unsubscribe update updates upload uploads url user users v1 v2 verify video videos view wait
waiting waitlist watch web webhook webhooks welcome wellknown worker workers www
"""
_PEOPLE = """
administrator anonymous anybody deleted everybody guest mod moderator moderators mods nobody none null official
owner reflex somebody someone sora sora.reflex sora_reflex sorareflex staff superuser sys sysadmin system trust
undefined unknown you yourself
"""
RESERVED = frozenset((_ROUTES + _PEOPLE).split())


def key_of(handle: str) -> str:
    """The form in which two handles are compared."""
    # Without what no handle holds and no database takes: zero bytes and halves of characters.
    return "".join(char for char in handle if char.isprintable()).strip().removeprefix("@").lower()


def clean_handle(raw: str) -> str:
    """A handle as its owner writes it; raises when nobody may have it."""
    handle = raw.strip().removeprefix("@")
    is_sized = SHORTEST <= len(handle) <= LONGEST
    if not is_sized or not _CHARACTERS.fullmatch(handle) or not any(letter.isalpha() for letter in handle):
        raise HandleInvalid
    if not _EDGES.fullmatch(handle):
        raise HandleEdges
    if handle.lower() in RESERVED or handle.lower().replace("_", "").replace(".", "") in RESERVED:
        raise HandleReserved
    return handle


def clean_display_name(raw: str) -> str:
    """A name on one line, without marks that cannot be seen or that turn the text around them."""
    name = clean_line(raw)
    if not 1 <= len(name) <= MAX_DISPLAY_NAME or not any(unicodedata.category(char)[0] in "LNPS" for char in name):
        raise DisplayNameInvalid
    return name


def clean_line(raw: str) -> str:
    """A text on one line, without what cannot be seen."""
    return " ".join(_visible(raw).split())


def clean_bio(raw: str) -> str:
    """A few lines about somebody; may be empty."""
    lines = [" ".join(_visible(line).split()) for line in raw.strip().splitlines()]
    bio = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    if len(bio) > MAX_BIO:
        raise BioInvalid
    return bio


def clean_pronouns(raw: str) -> str:
    """A few words on one line; may be empty."""
    pronouns = clean_line(raw)
    if len(pronouns) > MAX_PRONOUNS:
        raise Invalid("Pronouns have at most 30 characters.", field="pronouns")
    return pronouns


def clean_links(raw: Iterable[str]) -> list[str]:
    """Whole https addresses without the empty ones; one without a scheme is taken for https."""
    links = list(dict.fromkeys(_clean_link(link) for link in raw if link.strip()))
    if len(links) > MAX_LINKS:
        raise Invalid(_LINKS, field="links")
    return links


def _clean_link(raw: str) -> str:
    link = _visible(raw).strip()
    link = link if "://" in link or link.startswith("mailto:") else f"https://{link}"
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").encode("idna").decode()
        is_sound = parts.scheme == "https" and "." in host.strip(".") and parts.port in (None, 443)
    except ValueError as error:
        raise Invalid(_LINKS, field="links") from error
    # A name or a password before the host makes an address look like somebody else's.
    if not is_sound or "@" in parts.netloc or len(link) > MAX_LINK or any(char.isspace() for char in link):
        raise Invalid(_LINKS, field="links")
    return urlunsplit(("https", host, parts.path, parts.query, parts.fragment)).removesuffix("/")


def _visible(raw: str) -> str:
    # A joiner (U+200D) stays: emoji of families and several scripts need it.
    text = unicodedata.normalize("NFC", raw)
    return "".join(" " if char.isspace() else char for char in text if char == "\u200d" or _is_shown(char))


def _is_shown(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
