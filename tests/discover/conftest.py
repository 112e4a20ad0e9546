"""What is held in memory of one test's database is nothing to the next."""

from collections.abc import Iterator

import pytest

from sora_reflex.discover import meaning
from sora_reflex.discover.queries import sounds


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    meaning.forget()
    sounds.forget()
    yield
    meaning.forget()
    sounds.forget()
