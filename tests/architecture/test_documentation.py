"""What the documents say is what the code does: settings and error codes are written from it."""

import re

import pytest

from sora_reflex.core.settings import Settings
from sora_reflex.ops import reference
from tests.conftest import ROOT

MIN_SETTINGS = 25
MIN_ERRORS = 15
MIN_TARGETS = 8


@pytest.mark.parametrize("name", sorted(reference.FILES))
def test_what_is_written_from_the_code_is_current(name: str):
    written = (ROOT / name).read_text("utf-8")
    assert written == reference.FILES[name](), "run `make fix`"


def test_every_setting_is_described_and_grouped():
    assert len(Settings.model_fields) >= MIN_SETTINGS
    assert not [name for name, field in Settings.model_fields.items() if not field.description]
    assert sorted(sum(reference.groups().values(), [])) == sorted(Settings.model_fields)


def test_every_error_code_stands_in_the_table():
    codes = reference.refusals()
    assert len(codes) >= MIN_ERRORS
    assert not [code for code in codes if not re.fullmatch(r"[a-z][a-z0-9_]*", code)]


def test_every_command_is_explained():
    targets = re.findall(r"^([a-z0-9-]+):.*?(## .+)?$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert len(targets) >= MIN_TARGETS
    assert not [name for name, words in targets if not words]


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/operations.md"])
def test_links_and_paths_in_documents_lead_somewhere(name: str):
    text = (ROOT / name).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if not link.startswith("http")]
    named = re.findall(r"`((?:sora_reflex|workers|tests|docs|alembic|assets)/[\w./-]*)`", text)
    folder = (ROOT / name).parent
    dead = [path for path in links if not (folder / path).exists()] + [p for p in named if not (ROOT / p).exists()]
    assert links or named
    assert not dead
