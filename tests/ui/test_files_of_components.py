"""The files that lie beside a component, where the page's build finds them."""

from pathlib import Path

import pytest

from sora_reflex.ui.assets import asset


def test_a_file_is_linked_under_the_name_of_its_module() -> None:
    address = asset("sora_reflex.ui.theme", "theme.jsx")
    assert address.startswith("/external/sora_reflex/ui/theme/theme.jsx?v=")
    assert address.importable_path == "$/public/external/sora_reflex/ui/theme/theme.jsx"
    link = Path("assets/external/sora_reflex/ui/theme/theme.jsx")
    assert link.resolve() == Path("sora_reflex/ui/theme.jsx").resolve()


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.jsx"):
        asset("sora_reflex.ui.theme", "none.jsx")
