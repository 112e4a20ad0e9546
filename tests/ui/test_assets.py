"""The design system's files: sizes that were promised, contrast that was measured, files that the manifest names."""

import json
import re

import pytest

from sora_reflex.shell.head import STYLESHEETS
from tests.conftest import ROOT

ASSETS = ROOT / "assets"
MAX_FONT_BYTES = 60_000
READABLE = 4.5
TEXT = ("ink", "ink-2", "ink-3", "live", "ok", "ask", "no")
GROUNDS = ("canvas", "surface-1", "surface-2", "surface-3")


def themes() -> dict[str, dict[str, str]]:
    css = (ASSETS / "css" / "tokens.css").read_text("utf-8")
    dark = css.split(":root, .dark")[1].split("}")[0]
    light = css.split(".light, [data-theme=light]")[1].split("}")[0]
    find = re.compile(r"--color-([a-z0-9-]+): (#[0-9A-Fa-f]{6})")
    return {"dark": dict(find.findall(dark)), "light": dict(find.findall(light))}


def luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("text", TEXT)
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_is_readable_on_every_ground(theme, text, ground):
    colors = themes()[theme]
    assert contrast(colors[text], colors[ground]) >= READABLE - 0.05


def test_the_font_keeps_to_its_budget_and_its_licence():
    fonts = ASSETS / "fonts"
    assert (fonts / "sora-sans-latin.woff2").stat().st_size <= MAX_FONT_BYTES
    assert "SIL Open Font License" in (fonts / "OFL.txt").read_text("utf-8")
    assert "Mona Sans" not in (ASSETS / "css" / "tokens.css").read_text("utf-8")


def test_every_sheet_and_every_icon_of_the_manifest_is_there():
    manifest = json.loads((ASSETS / "manifest.webmanifest").read_text("utf-8"))
    named = [icon["src"] for icon in manifest["icons"]]
    assert any(icon.get("purpose") == "maskable" for icon in manifest["icons"])
    assert not [name for name in [*named, *STYLESHEETS] if not (ASSETS / name.lstrip("/")).is_file()]
