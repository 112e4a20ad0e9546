"""Somebody makes something new of a clip; the line is about what they made."""

from sora_reflex.notifications.kinds.base import Kind

REMIX = Kind(
    name="remix",
    label="Remixes",
    icon="blend",
    say=lambda _: "remixed your clip",
    link=lambda facts: facts.clip,
)
