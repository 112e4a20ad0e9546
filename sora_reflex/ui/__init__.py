"""The design system: every control and surface of the product, from values and slots, without any state."""

from sora_reflex.ui.brand import mark, wordmark
from sora_reflex.ui.forms import field, help_line, native_form, textarea
from sora_reflex.ui.icons import icon
from sora_reflex.ui.labels import avatar, film_chip, local_time, tag
from sora_reflex.ui.press import button, chip, icon_button, link, link_button, switch
from sora_reflex.ui.surfaces import (
    banner,
    card,
    connection_banner,
    empty_state,
    opens,
    sheet,
    skeleton,
    tabs,
    toast,
)
from sora_reflex.ui.theme import theme_choice

__all__ = [
    "avatar",
    "banner",
    "button",
    "card",
    "chip",
    "connection_banner",
    "empty_state",
    "field",
    "film_chip",
    "help_line",
    "icon",
    "icon_button",
    "link",
    "link_button",
    "local_time",
    "mark",
    "native_form",
    "opens",
    "sheet",
    "skeleton",
    "switch",
    "tabs",
    "tag",
    "textarea",
    "theme_choice",
    "toast",
    "wordmark",
]
