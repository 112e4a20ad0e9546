"""The light of a scene: how hour, season and weather change every colour that a set paints."""

from dataclasses import dataclass, field

from workers.engines.animatic.art.draw import Colour, channels, hexa, mix, rgb


@dataclass(frozen=True, slots=True)
class Hour:
    """Sky from zenith to horizon, the colour of the light, the haze of distance, and what it does to actors."""

    sky: tuple[str, str, str, str]
    light: tuple[float, float, float]
    haze: str
    sun: str
    night: float
    """How much lamps and windows shine, 0 to 1."""
    ambient: tuple[Colour, Colour]
    """Tints laid over actors, top and bottom."""
    rim: tuple[Colour, Colour]
    shaft: Colour


HOURS: dict[str, Hour] = {
    "dawn": Hour(("#5F79C4", "#B79BC9", "#F9B9A0", "#FFE6B5"), (1.0, 0.9, 0.87), "#F4C9B4", "#FFE9B0", 0.35,
                 (rgb(255, 210, 160, 30), rgb(70, 50, 110, 80)), (rgb(255, 226, 170, 220), rgb(150, 160, 255, 120)),
                 rgb(255, 214, 160)),
    "day": Hour(("#1E74E0", "#4FA6F2", "#98D4FA", "#E2F5FF"), (1.0, 1.0, 1.0), "#CFE8F8", "#FFF8D8", 0.0,
                (rgb(255, 252, 230, 14), rgb(20, 50, 90, 52)), (rgb(255, 255, 238, 170), rgb(190, 225, 255, 90)),
                rgb(255, 246, 200)),
    "dusk": Hour(("#2A1A5E", "#7A3A8C", "#F0685E", "#FFC56E"), (1.0, 0.74, 0.66), "#E9896B", "#FFD98A", 0.75,
                 (rgb(255, 140, 80, 48), rgb(50, 16, 80, 112)), (rgb(255, 206, 130, 235), rgb(255, 100, 140, 120)),
                 rgb(255, 176, 100)),
    "night": Hour(("#050A26", "#0E1D52", "#1E3A80", "#37599E"), (0.36, 0.45, 0.76), "#1C3068", "#EAF0FF", 1.0,
                  (rgb(40, 70, 170, 74), rgb(4, 8, 50, 132)), (rgb(190, 215, 255, 215), rgb(100, 140, 255, 110)),
                  rgb(180, 210, 255)),
}  # fmt: skip
OVERCAST: dict[str, tuple[float, tuple[str, str, str, str]]] = {
    # how much of the hour's own sky is hidden, and what hides it by day, from zenith to horizon
    "cloudy": (0.82, ("#7F93AC", "#9CAEC2", "#BAC7D4", "#D8E0E7")),
    "rain": (0.88, ("#43536A", "#5D6F87", "#8093A6", "#ACBAC6")),
    "storm": (0.94, ("#171C2A", "#283246", "#46556B", "#8693A0")),
    "snow": (0.86, ("#97A9C0", "#B3C2D4", "#CFDAE6", "#E9EFF5")),
    "fog": (0.9, ("#A9B7C3", "#BAC6CF", "#CBD5DC", "#DBE3E8")),
    "wind": (0.12, ("#7F97B4", "#9DB2C9", "#BECCDA", "#DCE4EA")),
}
WEATHER_LIGHT: dict[str, tuple[float, float, float, float]] = {
    # grey of the sky, darkening, haze, saturation lost
    "clear": (0.0, 0.0, 0.0, 0.0), "cloudy": (0.45, 0.1, 0.1, 0.2), "rain": (0.62, 0.2, 0.18, 0.25),
    "storm": (0.78, 0.38, 0.2, 0.3), "snow": (0.5, -0.02, 0.22, 0.2), "fog": (0.6, 0.02, 0.62, 0.25),
    "wind": (0.12, 0.02, 0.04, 0.0),
}  # fmt: skip
WARM = hexa("#FFC96B")


@dataclass(slots=True)
class Tone:
    """Turns local colours into what is seen at this hour, in this weather, at this distance."""

    hour: str = "day"
    weather: str = "clear"
    season: str = "summer"
    indoor: bool = False
    spec: Hour = field(init=False)

    def __post_init__(self) -> None:
        self.spec = HOURS.get(self.hour, HOURS["day"])

    @property
    def night(self) -> float:
        """How much lamps shine: also in storms."""
        return max(self.spec.night, 0.5 if self.weather == "storm" else 0.25 if self.weather in ("rain", "fog") else 0)

    @property
    def sky(self) -> list[Colour]:
        own = [hexa(code) for code in self.spec.sky]
        if self.weather not in OVERCAST:
            return own
        hidden, cover = OVERCAST[self.weather]
        # by night the cover gives back little but the glow of the ground, and in a storm that of its lightning
        night = 1.4 if self.weather == "storm" else 0.9
        share = {"day": 0.0, "dawn": 0.0, "night": night}.get(self.hour, 1.0)
        lit = [x * x * share if share else x for x in self.spec.light]
        mean = sum(lit) / 3  # clouds and fog scatter every colour: little is left of a sunset's
        lit = [x + (mean - x) * (0.6 if self.weather in ("fog", "snow") else 0.35) for x in lit]
        veil = [rgb(*(c * k for c, k in zip(channels(hexa(code)), lit, strict=True))) for code in cover]
        hidden *= 0.8 if self.hour in ("dawn", "dusk") and self.weather != "fog" else 1.0
        return [mix(a, b, hidden) for a, b in zip(own, veil, strict=True)]

    @property
    def haze(self) -> Colour:
        hidden = {"clear": 0.15, "fog": 0.85}.get(self.weather, 0.55)
        return mix(hexa(self.spec.haze), self.sky[2], hidden)

    def __call__(self, colour: Colour, depth: float = 0.0) -> Colour:
        """`depth` is 0 near the actors and 1 at the horizon."""
        _, dark, fog, grey = WEATHER_LIGHT[self.weather]
        light = self.spec.light
        if self.indoor:
            light = tuple(1 - (1 - x) * 0.55 for x in light)  # type: ignore[assignment]
            dark, fog, grey = dark * 0.3, 0.0, grey * 0.2
        r, g, b = channels(colour)
        k = 1 - max(0.0, dark) * 0.6
        r, g, b = (int(min(255, c * f * k)) for c, f in zip((r, g, b), light, strict=True))
        lum = int(r * 0.3 + g * 0.58 + b * 0.12)
        out = mix(rgb(r, g, b, (colour >> 24) & 255), rgb(lum, lum, lum, (colour >> 24) & 255), grey)
        share = min(0.94, depth * 0.62 + fog * (0.35 + depth * 0.65))
        if share <= 0 or self.indoor:
            return out
        return (out & 0xFF000000) | (mix(out, self.haze, share) & 0xFFFFFF)

    @property
    def ambient(self) -> tuple[Colour, Colour]:
        return self.spec.ambient

    @property
    def rim(self) -> tuple[Colour, Colour]:
        a, b = self.spec.rim
        if self.weather in ("rain", "fog", "storm", "cloudy", "snow"):
            return (a & 0xFFFFFF) | (int(((a >> 24) & 255) * 0.7) << 24), b
        return a, b
