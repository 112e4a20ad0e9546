"""Only the icons that some page draws are sent to a browser, and none is asked for that is not there."""

import re

import pytest

from sora_reflex.ui.icons import NAMES, icon
from tests.conftest import ROOT

SOURCES = "\n".join(
    path.read_text("utf-8")
    for kind in ("py", "jsx", "js")
    for path in sorted((ROOT / "sora_reflex").rglob(f"*.{kind}"))
)


def test_every_icon_that_is_kept_is_drawn_somewhere():
    assert len(NAMES) >= 20
    assert not [name for name in sorted(NAMES) if not re.search(rf"[\"']{re.escape(name)}[\"']", SOURCES)]


def test_every_icon_that_an_island_draws_is_kept():
    drawn = set(re.findall(r'<Icon\s+name="([a-z0-9-]+)"', SOURCES)) | set(re.findall(r'icon="([a-z0-9-]+)"', SOURCES))
    assert len(drawn) >= 10
    assert drawn <= NAMES


def test_an_unknown_name_is_refused_when_the_page_is_built():
    with pytest.raises(ValueError, match="no icon is called 'unicorn'"):
        icon("unicorn")
