"""Every refusal and every notice has words for a person."""

import re
from pathlib import Path

import pytest

from sora_reflex.accounts import errors, words
from sora_reflex.accounts.errors import AccountRefusal

API = Path(__file__).parents[2] / "sora_reflex" / "api"
REFUSALS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, AccountRefusal)]


@pytest.mark.parametrize("kind", [kind for kind in REFUSALS if kind is not AccountRefusal])
def test_a_refusal_says_what_to_do_in_its_own_words(kind: type[AccountRefusal]) -> None:
    refusal = kind()
    assert words.say(refusal.code) == refusal.message
    assert refusal.message[0].isupper()
    assert refusal.message.endswith(".")
    assert "!" not in refusal.message
    assert 400 <= refusal.status < 600


def test_no_two_refusals_share_a_code() -> None:
    codes = [kind.code for kind in REFUSALS]
    assert len(codes) >= 25
    assert len(codes) == len(set(codes))
    assert set(words.REFUSALS) == {*codes, "too_many"} - {"refused"}


def test_every_notice_of_a_form_has_words() -> None:
    used = {code for file in ("auth.py", "oidc.py") for code in re.findall(r'done="(\w+)"', (API / file).read_text())}
    assert len(used) >= 10
    assert used == set(words.NOTICES)


def test_what_is_not_known_still_says_something_safe() -> None:
    assert words.say("") == ""
    assert words.say("<script>") == "That did not work. Try again."
    assert words.say_notice("<script>") == ""
    assert words.say("too_many", wait_seconds=200) == "That was too often. Try again in 4 minutes."
