"""What a refusal says: which rule it rests on, and what would pass."""

MESSAGES = {
    "bounds": "A prompt has 1 to 2,000 characters.",
    "language": "Slurs and obscene words are not filmed or spoken here. Say it in other words.",
    "sexual": "Sexual scenes and nudity are not filmed here. People in love, dancing or swimming are.",
    "picture": "Pictures of nudity and sex are not filmed here. Take another picture.",
    "minors": "Children and teenagers are never filmed in sexual or harmful scenes. Everyday scenes are fine.",
    "violence": "Cruelty, gore and real attacks are not filmed here. Adventure is: a duel, a chase, a battle of ships.",
    "self_harm": (
        "Clips about hurting oneself are not made here. If this is about you, talk to somebody today: "
        "findahelpline.com knows a number near you."
    ),
    "hate": "Clips against groups of people are not made here. Tell the story without setting people against others.",
    "real_people": (
        "Real people are filmed only with their consent, which cannot be given here yet. "
        "Describe somebody made up, or use a first name only."
    ),
    "casting": "Nobody can be cast with @ here yet. Describe somebody made up.",
}
"""By the name of the rule."""

GRAVITY = (
    "minors",
    "sexual",
    "picture",
    "self_harm",
    "hate",
    "violence",
    "language",
    "real_people",
    "casting",
    "bounds",
)
"""Which rule a refusal names first when several are broken."""
