"""What the lines of a film sound like: voices, deliveries, and mouths that keep time with them."""

import itertools

import numpy as np
import pytest

from tests.workers.engines.hearing import Wave, envelope, level, onset, pitch
from workers.engines.animatic.model import Line, Plan, Shot, Subject
from workers.engines.animatic.sound import speech
from workers.engines.animatic.sound.casting import cast
from workers.engines.animatic.sound.speech import VOICES, Spoken, speak, visemes, voice_for

RATE = speech.SAMPLE_RATE


def say(text: str, voice: str = "woman_warm", delivery: str = "plain") -> Spoken:
    return speak([Line(text, "somebody", delivery)], {"somebody": voice})[0]


def middle(audio: Wave) -> float:
    """The usual pitch; a voice too rough to have one counts as very low."""
    return float(np.median(np.append(pitch(audio), [40.0, 40.0])))


class TestSpeech:
    def test_ten_voices_differ_clearly_in_pitch_or_timbre(self) -> None:
        names = [
            "woman_warm", "woman_british", "man_warm", "man_deep", "boy", "toddler", "old_man", "robot", "monster",
            "small_animal",
        ]  # fmt: skip
        heard = {name: say("Hello my friend.", name).audio for name in names}
        sound = {name: (middle(audio), envelope(audio)) for name, audio in heard.items()}
        for one, other in itertools.combinations(names, 2):
            semitones = abs(12 * np.log2(sound[one][0] / sound[other][0]))
            timbre = float(np.sqrt(np.mean((sound[one][1] - sound[other][1]) ** 2)))
            assert semitones > 3 or timbre > 4, (one, other, semitones, timbre)

    @pytest.mark.parametrize(
        ("text", "voice"),
        [
            ("All right, let us go.", "woman_warm"),
            ("Under the sea.", "woman_warm"),
            ("Hello my friend.", "woman_warm"),
            ("I see you!", "man_deep"),
            ("Under the sea.", "boy"),
            ("I see you!", "robot"),
        ],
    )
    def test_the_mouth_opens_within_40_ms_of_the_voice(self, text: str, voice: str) -> None:
        spoken = say(text, voice)
        times = np.arange(-0.3, spoken.seconds, 0.001)
        opens = times[np.argmax([visemes(spoken.marks, float(time)).open > 0.15 for time in times])]
        assert abs(opens - onset(spoken.audio)) <= 0.04

    def test_marks_follow_each_other_and_lie_within_the_audio(self) -> None:
        spoken = say("Well, I never! Is that so?")
        assert spoken.marks[0].start == pytest.approx(onset(spoken.audio), abs=0.02)
        for before, after in itertools.pairwise(spoken.marks):
            assert before.start < before.end <= after.start + 1e-6
        assert spoken.marks[-1].end <= spoken.seconds
        assert spoken.line.seconds == spoken.seconds == pytest.approx(len(spoken.audio) / RATE)

    def test_lips_meet_on_m_and_open_on_a(self) -> None:
        spoken = say("Mama!")
        shapes = {mark.phoneme: visemes(spoken.marks, (mark.start + mark.end) / 2) for mark in spoken.marks}
        assert shapes["m"].press > 0.8
        assert shapes["ɑ"].open > 0.8

    def test_a_mouth_rests_before_and_after_its_line(self) -> None:
        spoken = say("Mama!")
        assert visemes(spoken.marks, -0.2) == visemes(spoken.marks, spoken.seconds + 0.2) == speech.SHAPES["rest"]

    def test_a_whisper_has_no_tone_and_is_quieter(self) -> None:
        plain, whisper = say("I love the rain."), say("I love the rain.", delivery="whisper")
        assert len(pitch(whisper.audio)) < 0.1 * len(pitch(plain.audio))
        assert level(whisper.audio) < level(plain.audio) - 4

    def test_a_shout_is_higher_brighter_and_louder(self) -> None:
        plain, shout = say("I love the rain."), say("I love the rain.", delivery="shout")
        assert np.median(pitch(shout.audio)) > 1.15 * np.median(pitch(plain.audio))
        assert level(shout.audio) > level(plain.audio) + 2
        assert envelope(shout.audio)[14:].mean() > envelope(plain.audio)[14:].mean() + 2

    def test_a_sung_line_holds_notes_of_the_tune_and_lasts_longer(self) -> None:
        tune = speech.Tune(tempo=100, tonic=2)
        line = Line("I love the rain.", "somebody", "sing")
        sung = speak([line], {"somebody": "woman_warm"}, tune)[0]
        assert sung.seconds > 1.2 * say("I love the rain.").seconds
        midi = 69 + 12 * np.log2(pitch(sung.audio) / 440)
        steps = np.array([(tune.tonic + step) % 12 for step in tune.scale])
        away = np.abs((midi[:, None] % 12 - steps[None, :] + 6) % 12 - 6).min(axis=1)
        assert np.median(away) < 0.3
        assert np.mean(away < 0.5) > 0.75

    def test_deliveries_keep_their_marks_on_the_sound(self) -> None:
        for delivery in speech.DELIVERIES:
            spoken = say("Apples.", "woman_low", delivery)
            assert spoken.marks[0].start == pytest.approx(onset(spoken.audio), abs=0.03), delivery
            assert np.isfinite(spoken.audio).all()
            assert np.abs(spoken.audio).max() < 0.99

    @pytest.mark.parametrize(
        "text", ["Привет, мир!", "こんにちは世界", "你好", "مرحبا", "😀😀", "a\x00b", "𓀀", "¿Qué tal, amigo?"]
    )
    def test_any_text_gives_a_short_voice_and_never_fails(self, text: str) -> None:
        spoken = say(text)
        assert 0.2 < spoken.seconds < 6
        assert level(spoken.audio) > -35
        assert spoken.marks

    def test_the_same_line_is_made_once(self) -> None:
        assert say("Once and for all.").audio is say("Once and for all.").audio

    def test_speakers_without_a_voice_get_one_each(self) -> None:
        lines = [Line("Hi.", "a"), Line("Hi.", "b"), Line("Hi.", "narrator")]
        voices = [spoken.voice for spoken in speak(lines, {})]
        assert len(set(voices)) == 3
        assert voices[2] == "narrator"

    def test_a_plan_is_cast_by_who_speaks(self) -> None:
        subjects = (
            Subject("girl", "little girl", "person", look={"age": "child", "fem": 1.0}),
            Subject("mum", "mother", "person", look={"fem": 1.0}),
            Subject("aunt", "aunt", "person", look={"fem": 1.0}),
            Subject("toy", "old robot", "prop", art="robot"),
            Subject("hen", "hen", "bird", voice="fairy"),
        )
        lines = tuple(Line("Hello.", speaker) for speaker in ("girl", "mum", "aunt", "toy", "hen", "narrator"))
        voices = cast(Plan("p", 3, 704, 1280, 24, 6.0, (Shot(0, 6, "cafe"),), subjects, lines))
        assert voices["girl"] == "girl"
        assert voices["mum"].startswith("woman")
        assert voices["aunt"].startswith("woman")
        assert (voices["toy"], voices["hen"], voices["narrator"]) == ("robot", "fairy", "narrator")
        assert len(set(voices.values())) == 6

    def test_children_the_old_and_robots_sound_like_it(self) -> None:
        assert voice_for(0.12, 0.0) == "boy"
        assert voice_for(0.9, 1.0) == "old_woman"
        assert voice_for(species="robot") == "robot"
        assert {voice_for(0.4, 1.0, seed=seed) for seed in range(4)} <= {v for v in VOICES if v.startswith("woman")}
        assert len({voice_for(0.4, 0.0, seed=seed) for seed in range(4)}) == 4
