"""Subtitles as WebVTT."""

from collections.abc import Sequence

from workers.engines.base import Caption


def _time(seconds: float) -> str:
    millis = max(0, round(seconds * 1000))
    hours, millis = divmod(millis, 3_600_000)
    minutes, millis = divmod(millis, 60_000)
    whole, millis = divmod(millis, 1000)
    return f"{hours:02}:{minutes:02}:{whole:02}.{millis:03}"


def _escaped(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def webvtt(captions: Sequence[Caption]) -> str:
    """A WebVTT file, in order of time; a speaker becomes a voice tag."""
    blocks = ["WEBVTT"]
    for caption in sorted(captions, key=lambda c: (c.start, c.end)):
        if not caption.text.strip() or caption.end <= caption.start:
            continue
        words = _escaped(caption.text)
        if caption.speaker.strip():
            words = f"<v {_escaped(caption.speaker)}>{words}</v>"
        blocks.append(f"{_time(caption.start)} --> {_time(caption.end)}\n{words}")
    return "\n\n".join(blocks) + "\n"
