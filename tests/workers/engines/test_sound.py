"""What is heard around the words: measured loudness, times and spectra, as nobody listens while tests run."""

import itertools
from dataclasses import replace

import numpy as np
import pyloudnorm
import pytest

from tests.workers.engines.hearing import RATE, clicks, envelope, flutter, level
from workers.engines import loudness
from workers.engines.animatic import catalogue
from workers.engines.animatic.light import weather
from workers.engines.animatic.model import Contact, Line, Plan, Shot
from workers.engines.animatic.sound import ambience, beds, foley, mix, moods, music
from workers.engines.animatic.sound.speech import Spoken, speak


def plan(seconds: float = 6.0, **over: object) -> Plan:
    half = seconds / 2
    shots = (Shot(0.0, half, "forest"), Shot(half, seconds, "cafe"))
    values = {"shots": shots, "mood": "calm", "seed": 7} | over
    return Plan(prompt="p", width=704, height=1280, fps=24, seconds=seconds, **values)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def spoken() -> list[Spoken]:
    lines = [Line("It is raining again.", "a"), Line("Let us go inside!", "b")]
    said = speak(lines, {"a": "woman_warm", "b": "man_british"})
    return [
        replace(one, line=replace(one.line, start=start), pan=pan)
        for one, start, pan in zip(said, (1.0, 3.5), (-0.7, 0.7), strict=True)
    ]


class TestAmbience:
    @pytest.mark.parametrize("name", catalogue.AMBIENCES)
    def test_every_named_ambience_sounds_wide_and_without_clicks(self, name: str) -> None:
        sound = beds.bed(name, 8 * RATE, 3)
        assert sound.shape == (2, 8 * RATE)
        assert -45 < loudness.lufs(sound) < -15
        assert np.corrcoef(sound)[0, 1] < 0.9
        if name not in ("fire", "applause", "rain", "clock", "keys", "dishes"):  # these are made of clicks
            assert clicks(sound) == 0

    def test_ambiences_are_told_apart_by_their_spectra_or_their_flutter(self) -> None:
        sounds = {name: beds.bed(name, 6 * RATE, 1)[0] for name in catalogue.AMBIENCES}
        shapes = {name: (envelope(sound), flutter(sound)) for name, sound in sounds.items()}
        for one, other in itertools.combinations(shapes, 2):
            timbre = np.sqrt(np.mean((shapes[one][0] - shapes[other][0]) ** 2))
            assert timbre > 2 or abs(shapes[one][1] - shapes[other][1]) > 2, (one, other)

    def test_every_set_has_its_sound(self) -> None:
        for name in catalogue.SETS:
            layers = ambience.layers_of(Shot(0, 4, name))
            assert layers
            assert {layer.partition("@")[0] for layer in layers} <= set(catalogue.AMBIENCES)

    def test_rain_is_heard_through_walls_indoors_and_crickets_at_night(self) -> None:
        assert "rain" in ambience.layers_of(Shot(0, 4, "street", weather="rain"))
        assert "rain@indoors" in ambience.layers_of(Shot(0, 4, "cafe", weather="rain"))
        assert "rain" not in ambience.layers_of(Shot(0, 4, "underwater", weather="rain"))
        night = ambience.layers_of(Shot(0, 4, "meadow", hour="night"))
        assert "crickets" in night
        assert "birds" not in night

    def test_a_sound_asked_for_by_name_is_heard(self) -> None:
        without, with_sea = (ambience.ambience(plan(sounds=sounds), 6 * RATE) for sounds in ((), ("sea",)))
        assert level(with_sea - without) > -40


class TestFoley:
    @pytest.mark.parametrize("kind", foley.KINDS)
    def test_a_contact_is_heard_when_it_is_seen(self, kind: str) -> None:
        track = foley.foley([Contact(1.2345, kind, "wood", 0.7, 0.0)], 3 * RATE, 1)
        loud = np.abs(track).max(axis=0)
        assert np.argmax(loud > 0.1 * loud.max()) / RATE == pytest.approx(1.2345, abs=0.004)
        assert loud[: round(1.2345 * RATE)].max() == 0

    def test_a_kind_that_nobody_knows_is_silent(self) -> None:
        assert not foley.foley([Contact(0.5, "sneeze", "wood", 0.7)], RATE, 1).any()

    def test_it_thunders_after_lightning(self) -> None:
        times = beds.thunder_times(20.0, 4)
        assert len(times) >= 4
        for moment, delay in times:
            flashes = [weather.flash((moment - delay + late), 4) for late in (-0.01, 0.005)]
            assert flashes[0] < 0.05 < flashes[1]
            assert 0.3 <= delay <= 1.3

    def test_grounds_sound_different(self) -> None:
        grounds = ["concrete", "grass", "gravel", "snow", "wood", "wet", "water", "metal"]
        shapes = [envelope(foley.touch("step", ground, 0.6, 2)) for ground in grounds]
        for one, other in itertools.combinations(shapes, 2):
            assert np.sqrt(np.mean((one - other) ** 2)) > 2.5

    def test_where_it_happens_is_where_it_is_heard(self) -> None:
        left = foley.foley([Contact(0.5, "knock", "metal", 1.0, -1.0)], RATE, 1)
        assert level(left[0]) > level(left[1]) + 10

    def test_steps_in_a_row_are_not_alike(self) -> None:
        track = foley.foley([Contact(0.5 * turn, "step", "wood", 0.6) for turn in range(1, 4)], 3 * RATE, 1)
        first, second = (track[0, at : at + 9600] for at in (RATE // 2, RATE))
        assert np.corrcoef(first, second)[0, 1] < 0.9


class TestMusic:
    def test_every_mood_of_the_plan_has_music_that_rests_at_the_end(self) -> None:
        for mood in ("calm", "happy", "sad", "tense", "epic", "funny", "dreamy", "noir"):
            assert mood in moods.MOODS
            played = music.music(mood, 8.0, 3)
            assert played.shape == (2, 8 * RATE)
            assert level(played[:, 2 * RATE : 4 * RATE]) > -35, mood
            assert level(played[:, -RATE // 20 :]) < level(played) - 30, mood
            assert clicks(played) == 0, mood

    def test_the_same_seed_plays_the_same_and_another_plays_something_else(self) -> None:
        once = music.music("happy", 6.0, 5)
        music.score.cache_clear()
        assert np.array_equal(once, music.music("happy", 6.0, 5))
        assert np.abs(np.corrcoef(once[0], music.music("happy", 6.0, 6)[0])[0, 1]) < 0.5

    def test_pitched_notes_belong_to_the_key(self) -> None:
        for mood, seed in itertools.product(moods.MOODS, range(6)):
            score = music.score(mood, 10.0, seed)
            inside = {(score.tune.tonic + step) % 12 for step in score.tune.scale}
            pitched = [note.midi % 12 for note in score.notes if note.part != "drums"]
            assert sum(pitch in inside for pitch in pitched) >= 0.93 * len(pitched), (mood, seed)

    def test_the_piece_ends_on_its_tonic_while_the_film_still_runs(self) -> None:
        for mood, seconds in itertools.product(moods.MOODS, (4.0, 10.0, 15.0)):
            score = music.score(mood, seconds, 2)
            assert 0.3 < seconds - score.ending < 5
            last = [note for note in score.notes if note.part == "bass" and note.start >= score.ending - 0.05]
            assert {note.midi % 12 for note in last} == {score.tune.tonic}

    def test_happy_music_is_faster_than_sad_music(self) -> None:
        assert min(music.tune_of("happy", 10, seed).tempo for seed in range(5)) > max(
            music.tune_of("sad", 10, seed).tempo for seed in range(5)
        )


class TestMix:
    @pytest.fixture
    def contacts(self) -> list[Contact]:
        return [Contact(0.3 + 0.5 * turn, "step", "wet", 0.6, -0.3) for turn in range(8)]

    @pytest.mark.parametrize("seconds", [1.0, 6.0, 9.97])
    @pytest.mark.parametrize("mood", ["calm", "epic", "funny"])
    def test_any_film_is_at_its_loudness_and_under_its_peak(
        self, spoken: list[Spoken], contacts: list[Contact], seconds: float, mood: str
    ) -> None:
        audio = mix.mix(plan(seconds, mood=mood), spoken, contacts)
        assert audio.dtype == np.float32
        assert audio.shape == (2, round(seconds * RATE))
        measured = pyloudnorm.Meter(RATE).integrated_loudness(audio.T)
        assert measured == pytest.approx(-16, abs=0.5)
        assert loudness.true_peak(audio) <= -1
        assert not audio[:, -1].any()

    def test_a_film_without_anybody_or_music_is_still_heard(self) -> None:
        audio = mix.mix(plan(music=False, shots=(Shot(0, 6, "space"),)), (), ())
        assert loudness.lufs(audio) == pytest.approx(-16, abs=0.5)

    def test_words_stand_out_of_what_is_around_them(self, spoken: list[Spoken], contacts: list[Contact]) -> None:
        tracks = mix.stems(plan(), spoken, contacts)
        words = slice(round(1.1 * RATE), round(1.9 * RATE))
        alone = mix.combine(replace(tracks, speech=np.zeros_like(tracks.speech), room=tracks.room * 0), spoken)
        whole = mix.combine(tracks, spoken)
        share = np.abs(np.corrcoef(whole[:, words].mean(axis=0), tracks.speech[:, words].mean(axis=0))[0, 1])
        assert share > 0.85
        before, after = slice(0, round(0.7 * RATE)), slice(round(5.4 * RATE), round(5.7 * RATE))
        assert level(alone[:, words]) < max(level(alone[:, before]), level(alone[:, after]))

    def test_voices_come_from_where_their_speakers_are(self, spoken: list[Spoken]) -> None:
        speech_track = mix.stems(plan(), spoken, ()).speech
        first, second = (speech_track[:, at * RATE // 10 : (at + 8) * RATE // 10] for at in (11, 36))
        assert level(first[0]) > level(first[1]) + 3
        assert level(second[1]) > level(second[0]) + 3

    def test_the_same_plan_sounds_the_same(self, spoken: list[Spoken], contacts: list[Contact]) -> None:
        assert np.array_equal(mix.mix(plan(), spoken, contacts), mix.mix(plan(), spoken, contacts))

    def test_our_loudness_meter_agrees_with_another(self) -> None:
        audio = music.music("epic", 8.0, 1)
        assert loudness.lufs(audio) == pytest.approx(pyloudnorm.Meter(RATE).integrated_loudness(audio.T), abs=0.2)
