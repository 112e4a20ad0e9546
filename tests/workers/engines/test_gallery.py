"""The commands by which the animatic is judged by eye."""

from pathlib import Path

import numpy as np
import pytest

from workers.engines.animatic import gallery
from workers.engines.animatic.__main__ import main

PROMPTS = Path(__file__).with_name("gallery.toml")


def test_the_gallery_holds_ten_prompts_of_each_of_six_kinds() -> None:
    prompts = gallery.read_prompts(PROMPTS)
    assert {kind: len(asked) for kind, asked in prompts.items()} == dict.fromkeys(
        ("single", "relations", "scenes", "dialogue", "styles", "camera"), 10
    )
    assert len({prompt for asked in prompts.values() for prompt in asked}) == 60


def test_a_gallery_is_a_page_with_a_strip_of_each_film(tmp_path: Path) -> None:
    (tmp_path / "few.toml").write_text('birds = ["A duck swims on a lake & waves"]\n')
    main(["gallery", str(tmp_path / "few.toml"), "-o", str(tmp_path / "out")])
    page = (tmp_path / "out" / "index.html").read_text()
    assert "A duck swims on a lake &amp; waves" in page
    assert (tmp_path / "out" / "birds_01.jpg").stat().st_size > 10_000


def test_takes_of_one_prompt_differ_from_seed_to_seed(tmp_path: Path) -> None:
    main(["takes", "A woman waves in a park", "--seeds", "2", "-o", str(tmp_path / "takes.png")])
    assert (tmp_path / "takes.png").is_file()
    one, other = (gallery.strip("A woman waves in a park", seed, frames=1).picture for seed in (0, 1))
    assert np.abs(one.astype(int) - other).mean() > 8


def test_what_is_no_list_of_prompts_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_text("birds = 3\n")
    with pytest.raises(ValueError, match="'birds' must be a list of prompts"):
        gallery.read_prompts(tmp_path / "odd.toml")
