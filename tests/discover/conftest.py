"""What is held in memory of one test's database is nothing to the next."""

from collections.abc import Iterator

import pytest

from sora_reflex.discover import meaning


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    meaning.forget()
    yield
    meaning.forget()
