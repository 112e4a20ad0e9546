"""Words that people write to one another: what of them is kept, and which can't stand."""

import unicodedata

from sora_reflex.core.errors import Invalid
from sora_reflex.safety import language


def checked(text: str, *, most: int, what: str, refusal: str) -> str:
    """The words without signs that nobody sees, which may be none. `what` names the place, as "a comment".

    Raises Invalid for more than `most` characters, and with `refusal` for slurs.
    """
    kept = (c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    text = "".join(kept).strip()
    if len(text) > most:
        raise Invalid(f"That is {len(text):,} characters, and {most:,} fit in {what}.", field="text")
    if language.check(text):
        raise Invalid(refusal, field="text")
    return text
