"""The programs that the keys page shows, run as they are shown."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sora_reflex.accounts import examples
from tests.api.v1.conftest import Program
from tests.api.v1.served import Crew
from tests.sdk_node import client

RUN_SECONDS = 120


@pytest.mark.parametrize("name", ["Python", "JavaScript", "curl"])
def test_an_example_makes_a_clip_and_fetches_it(name: str, url: str, ada: Program, crew: Crew, tmp_path: Path):
    (code,) = [one.code for one in examples.write(url, ada.key) if one.name == name]
    program = tmp_path / {"Python": "fox.py", "JavaScript": "fox.mjs", "curl": "fox.sh"}[name]
    program.write_text(code)
    if name == "JavaScript":
        said = client.run(str(program), cwd=tmp_path)
    else:
        command = [sys.executable if name == "Python" else "sh", str(program)]
        quiet = os.environ | {"PYTHONWARNINGS": "ignore"}
        said = subprocess.run(
            command, cwd=tmp_path, env=quiet, capture_output=True, text=True, check=True, timeout=RUN_SECONDS
        ).stdout
    assert said.split() == ["completed"]
    assert (tmp_path / "fox.mp4").read_bytes()[4:8] == b"ftyp"


def test_without_a_new_key_its_place_is_marked():
    assert all(
        "sk-..." in one.code and "https://a.example/v1" in one.code for one in examples.write("https://a.example", "")
    )
