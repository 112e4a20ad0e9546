"""Turns a film into files: the marked clip, its stills, its preview, its captions, and what was measured on them."""

import hashlib
import os
import shutil
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain
from pathlib import Path

import numpy as np
import structlog

from workers.engines.base import SAMPLE_RATE, Film, Frame, OnProgress
from workers.postprocess import captions, sound, stills
from workers.postprocess.mark import MarkText, MovingMark
from workers.postprocess.picture import Planes, even
from workers.postprocess.video import PREVIEW, VideoWriter, clip_quality

log = structlog.get_logger()

STAGE = "finishing"
CLIP_NAME, PREVIEW_NAME, CAPTIONS_NAME = "clip.mp4", "preview.mp4", "captions.vtt"
POSTER_NAME, THUMBNAIL_NAME, SPRITE_NAME = "poster.webp", "thumbnail.webp", "sprite.webp"
PREVIEW_WIDTH = 240
PREVIEW_STEP = 2
"""The preview has every other frame: it is shown small and in grids."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What is known of a clip's file and of what is in it.

    Attributes:
        lufs: Integrated loudness of the decoded sound, or None for silence.
        true_peak: In dBTP, of the decoded sound, or None for silence.
        luminance: Region of the phone's screen (top, bottom, rail, subtitles) -> mean relative luminance, 0 to 1.
        luminance_peak: The same at the clip's brightest moment.
    """

    width: int
    height: int
    fps: int
    frame_count: int
    seconds: float
    bytes: int
    sha256: str
    lufs: float | None
    true_peak: float | None
    luminance: dict[str, float]
    luminance_peak: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Stills:
    """What is said of the poster beside its file."""

    blur: str
    colour: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The files of a finished clip.

    Attributes:
        captions: None when nobody says anything.
        sprite_size: Width and height of one of the frames that lie side by side in `sprite`.
        poster_seconds: When in the clip the poster is.
        blur: A data address of a 16 px picture to stand in for the poster until it has loaded.
        colour: The poster's average colour, "#rrggbb".
    """

    clip: Path
    poster: Path
    thumbnail: Path
    preview: Path
    sprite: Path
    captions: Path | None
    sprite_size: tuple[int, int]
    poster_seconds: float
    blur: str
    colour: str
    measures: Measures


def finish(film: Film, out_dir: Path, *, mark: MarkText, on_progress: OnProgress) -> Finished:
    """Read a film once, encoding while its frames arrive, and leave its files in `out_dir`.

    Progress is reported from the last frame on, since until then the engine reports its own. Files appear under their
    names only when all of them are complete; whatever goes wrong, nothing else is left.

    Args:
        film: The film; its frames are read to their end.
        out_dir: Where the files go; made if need be.
        mark: What the visible mark says.
        on_progress: Called with "finishing" and the share done; may raise `Cancelled`.

    Returns:
        Where the files are and what was measured.

    Raises:
        Cancelled: As raised by `on_progress` or by the film's frames.
        ValueError: The film does not hold what it says it holds.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".finishing-", dir=out_dir))
    try:
        finished = _Finishing(film, work, mark, on_progress).run()
        log.info("finish.done", frames=film.frame_count, bytes=finished.measures.bytes)
        return _published(finished, work, out_dir)
    finally:
        shutil.rmtree(work, ignore_errors=True)
        # A generator holds processes and buffers until it is closed.
        close = getattr(film.frames, "close", None)
        if close is not None:
            close()


class _Finishing:
    def __init__(self, film: Film, work: Path, mark: MarkText, on_progress: OnProgress) -> None:
        if film.frame_count < 1:
            raise ValueError("a film must hold at least one frame")
        if film.width % 2 or film.height % 2:
            raise ValueError(f"a film's sides must be even, not {film.width} x {film.height}")
        self._film, self._work, self._report = film, work, on_progress
        self._planes = Planes(film.width, film.height)
        self._small = Planes(PREVIEW_WIDTH, even(film.height * PREVIEW_WIDTH / film.width))
        self._mark, self._small_mark = (MovingMark(mark, p.width, p.height) for p in (self._planes, self._small))
        self._watcher = stills.Watcher(film.width, film.height, film.fps, film.frame_count)
        self._stills: list[Future[_Stills]] = []

    def run(self) -> Finished:
        film = self._film
        first = next(film.frames, None)
        if first is None:
            raise ValueError("the film has no frames")
        # Threads start only now: an engine that forks does so for its first frame.
        self._pool = pool = ThreadPoolExecutor(1, thread_name_prefix="finish")
        try:
            audio = sound.fitted(film.audio, round(film.frame_count * SAMPLE_RATE / film.fps))
            encoded = pool.submit(sound.encode, audio)
            self._picture(first, encoded)
            return self._rest(encoded.result())
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            for future in self._stills:
                if not future.cancelled():
                    future.exception()  # it writes files until it ends

    def _picture(self, first: Frame, encoded: "Future[sound.EncodedSound]") -> None:
        film, fps = self._film, Fraction(self._film.fps)
        writers = [
            VideoWriter(
                self._work / CLIP_NAME,
                width=film.width,
                height=film.height,
                fps=fps,
                quality=clip_quality(film.width, film.height),
                sound=encoded,
                title=film.title,
            ),
            VideoWriter(
                self._work / PREVIEW_NAME,
                width=self._small.width,
                height=self._small.height,
                fps=fps / PREVIEW_STEP,
                quality=PREVIEW,
            ),
        ]
        try:
            self._frames(first, *writers)
            self._report(STAGE, 0.0)
            for writer in writers:
                writer.close()
        except BaseException:
            for writer in writers:
                writer.abandon()
            raise

    def _frames(self, first: Frame, clip: VideoWriter, preview: VideoWriter) -> None:
        film, index = self._film, 0
        for frame in chain([first], film.frames):
            if index == film.frame_count:
                raise ValueError(f"the film goes on after its {film.frame_count} frames")
            picture, seconds = self._picture_of(frame, index), index / film.fps
            is_best = self._watcher.see(index, picture)
            if index % PREVIEW_STEP == 0:
                self._small.shrink_from(picture)
                self._small_mark.burn(self._small, seconds)
                preview.add(self._small)
            with self._mark.burned(picture, seconds):
                if is_best:
                    self._watcher.keep(picture)
                clip.add(picture)
            if index == self._watcher.last_look:
                # The last pictures leave a core free, as nobody draws any more.
                self._stills.append(self._pool.submit(self._save_stills))
            index += 1
        if index < film.frame_count:
            raise ValueError(f"the film ended after {index} of {film.frame_count} frames")

    def _picture_of(self, frame: Frame, index: int) -> Planes:
        """A frame as planes: itself where the engine made planes."""
        width, height = self._film.width, self._film.height
        is_planes = self._film.layout == "yuv420p"
        shape = (height * 3 // 2, width) if is_planes else (height, width, 3)
        if frame.shape != shape or frame.dtype != np.uint8:
            raise ValueError(f"frame {index} is shaped {frame.shape} of {frame.dtype}, not {shape} of uint8")
        if is_planes:
            return Planes(width, height, np.require(frame, requirements=["C", "W"]))
        self._planes.fill(frame)
        return self._planes

    def _save_stills(self) -> _Stills:
        work, poster = self._work, self._watcher.poster.rgb()
        stills.save_webp(poster, work / POSTER_NAME, 82)
        stills.save_webp(stills.thumbnail(poster), work / THUMBNAIL_NAME, 80)
        stills.save_webp(self._watcher.sprite(), work / SPRITE_NAME, 70)
        return _Stills(stills.blurred(poster), stills.average_colour(poster))

    def _rest(self, encoded: sound.EncodedSound) -> Finished:
        film, work, watcher = self._film, self._work, self._watcher
        self._report(STAGE, 0.4)
        (saved,) = (future.result() for future in self._stills)
        self._report(STAGE, 0.7)
        spoken = captions.webvtt(film.captions) if film.captions else ""
        if spoken:
            (work / CAPTIONS_NAME).write_text(spoken, encoding="utf-8")
        self._report(STAGE, 0.9)
        clip = work / CLIP_NAME
        measures = self._measures(clip, encoded)
        self._report(STAGE, 1.0)
        return Finished(
            clip=clip,
            poster=work / POSTER_NAME,
            thumbnail=work / THUMBNAIL_NAME,
            preview=work / PREVIEW_NAME,
            sprite=work / SPRITE_NAME,
            captions=work / CAPTIONS_NAME if spoken else None,
            sprite_size=watcher.sprite_size,
            poster_seconds=watcher.poster_index / film.fps,
            blur=saved.blur,
            colour=saved.colour,
            measures=measures,
        )

    def _measures(self, clip: Path, encoded: sound.EncodedSound) -> Measures:
        film = self._film
        with clip.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        mean, peak = self._watcher.luminances()
        return Measures(
            width=film.width,
            height=film.height,
            fps=film.fps,
            frame_count=film.frame_count,
            seconds=film.frame_count / film.fps,
            bytes=clip.stat().st_size,
            sha256=digest,
            lufs=encoded.lufs,
            true_peak=encoded.true_peak,
            luminance=mean,
            luminance_peak=peak,
        )


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _published(finished: Finished, work: Path, out_dir: Path) -> Finished:
    """Put complete files under their names."""
    names = sorted(path.name for path in work.iterdir())
    for name in names:
        _sync(work / name)
    moved: list[Path] = []
    try:
        for name in names:
            os.replace(work / name, out_dir / name)
            moved.append(out_dir / name)
        _sync(out_dir)
    except BaseException:
        for path in moved:
            path.unlink(missing_ok=True)
        raise
    return replace(
        finished,
        clip=out_dir / CLIP_NAME,
        poster=out_dir / POSTER_NAME,
        thumbnail=out_dir / THUMBNAIL_NAME,
        preview=out_dir / PREVIEW_NAME,
        sprite=out_dir / SPRITE_NAME,
        captions=out_dir / CAPTIONS_NAME if finished.captions else None,
    )
