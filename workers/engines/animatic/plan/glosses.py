"""What the sets, actions, moods and styles mean, in words: the texts that unknown words are compared with."""

from workers.engines.animatic import sets, styles
from workers.engines.animatic.art.person import actions

PLACES: dict[str, tuple[str, ...]] = {
    "city": ("city", "downtown skyline", "skyscrapers", "metropolis", "new york", "tokyo",
             "construction site", "traffic"),
    "street": ("street", "sidewalk", "square", "bus stop", "intersection",
               "parking lot", "crosswalk", "alley", "neighbourhood"),
    "neon_alley": ("neon alley", "cyberpunk street", "neon city", "nightclub district", "futuristic city"),
    "cafe": ("cafe", "coffee shop", "restaurant", "bar", "diner", "pub", "bakery", "tea house", "saloon"),
    "kitchen": ("kitchen", "dining room", "kitchen counter", "stove", "pantry"),
    "bedroom": ("bedroom", "house interior", "nursery", "hotel room", "apartment", "attic",
                "bathroom", "home"),
    "classroom": ("classroom", "school", "lecture hall", "museum", "university"),
    "office": ("office", "meeting room", "cubicle", "newsroom", "courtroom", "boardroom", "bank"),
    "stage": ("stage", "theatre", "concert", "talk show studio", "podium", "opera house", "ballroom",
              "runway", "dance floor", "comedy club", "podcast studio"),
    "stadium": ("stadium", "sports arena", "football pitch", "race track", "swimming competition",
                "boxing ring", "ice rink", "olympics", "skate park"),
    "beach": ("beach", "sand shore", "seaside", "tropical island", "coast", "coastline", "cliff above the sea"),
    "sea": ("sea", "ocean waves", "open sea", "on a boat", "wave", "bay"),
    "underwater": ("underwater", "ocean floor", "deep sea", "aquarium", "sea bed"),
    "lake": ("lake", "pond", "canal", "swamp", "swimming pool"),
    "forest": ("forest", "woods", "trees", "enchanted forest", "grove", "campsite", "woodland"),
    "jungle": ("jungle", "rainforest", "tropical vegetation", "prehistoric world"),
    "meadow": ("meadow", "grass field", "park", "garden", "hill", "savanna", "lawn",
               "golf course", "prairie", "battlefield"),
    "farm": ("farm", "barn", "orchard", "vineyard", "ranch", "stable"),
    "mountain": ("mountain", "mountain peak", "cliff", "valley", "alps", "summit", "ski slope"),
    "desert": ("desert", "sand dunes", "egypt pyramids", "wild west", "sahara", "wasteland", "oasis"),
    "snowfield": ("snowfield", "tundra", "snowy landscape", "winter field"),
    "volcano": ("volcano", "lava", "erupting crater", "hell", "magma"),
    "cave": ("cave", "mine", "tunnel", "dungeon", "cavern", "basement", "sewer", "catacombs"),
    "castle": ("castle", "palace", "great hall of a castle", "throne room", "ancient ruins",
               "ancient rome", "colosseum"),
    "village": ("village", "small town", "cottage", "countryside houses", "hamlet", "suburb",
                "farmhouse", "cobblestone street"),
    "space": ("outer space", "galaxy", "orbit", "stars and nebula", "asteroid field", "black hole", "universe"),
    "planet": ("planet surface", "mars", "alien world", "jupiter"),
    "spaceship": ("spaceship interior", "space station", "starship bridge", "cockpit", "control room", "submarine"),
    "sky": ("sky", "clouds", "above the clouds", "heaven", "flying in the air"),
    "abstract": ("abstract background", "plain studio background", "white void", "dream dimension", "seamless backdrop",
                 "gradient", "product studio"),
    "library": ("library", "bookshelves", "reading room", "bookstore", "archive", "study with books"),
    "court": ("court", "basketball court", "tennis court", "sports hall", "volleyball court", "badminton"),
    "gym": ("gym", "fitness studio", "weight room", "workout room", "yoga studio", "dojo"),
    "shop": ("shop", "supermarket", "grocery store", "store aisle", "shopping mall", "boutique", "toy store"),
    "market": ("market", "bazaar", "food stalls", "market square", "farmers market", "night market", "souk"),
    "subway": ("subway", "subway station", "metro platform", "underground train", "metro station"),
    "airport": ("airport", "airport terminal", "departure lounge", "airport gate", "runway with planes", "hangar"),
    "harbour": ("harbour", "harbor", "port", "docks", "pier", "marina", "fishing village", "wharf"),
    "reef": ("reef", "coral reef", "great barrier reef", "tropical lagoon under water", "coral garden"),
    "river": ("river", "stream", "riverbank", "brook", "creek"),
    "waterfall": ("waterfall", "cascade", "gorge with falling water", "niagara falls", "cataract"),
    "canyon": ("canyon", "grand canyon", "ravine", "red rock gorge", "badlands"),
    "arctic": ("arctic", "arctic ice", "antarctica", "north pole", "glacier", "iceberg", "ice floe", "frozen ocean"),
    "temple": ("temple", "pagoda", "shrine", "torii gate", "monastery", "japanese temple", "buddhist temple"),
}  # fmt: skip

ACTIONS: dict[str, tuple[str, ...]] = {name: action.gloss for name, action in actions.ACTIONS.items()}

MOODS: dict[str, tuple[str, ...]] = {
    "calm": ("calm", "peaceful", "tranquil", "wholesome", "cosy", "serene", "cozy", "relaxing", "quiet"),
    "happy": ("happy", "joyful", "cheerful", "celebration", "playful", "upbeat", "fun party"),
    "sad": ("sad", "melancholy", "melancholic", "bittersweet", "lonely", "heartbroken", "nostalgic", "grief",
            "farewell"),
    "tense": ("tense", "scary", "suspense", "horror", "creepy", "dangerous", "ominous", "chase thriller"),
    "epic": ("epic", "heroic", "majestic battle", "dramatic cinematic", "grand adventure", "awe inspiring"),
    "funny": ("funny", "hilarious comedy", "silly", "absurd", "goofy", "prank", "wacky"),
    "dreamy": ("dreamy", "magical", "surreal", "ethereal", "whimsical fairy tale", "mystical"),
    "noir": ("film noir", "gritty detective", "moody crime", "smoky jazz"),
}  # fmt: skip

for _name, _set in sets.SETS.items():
    PLACES[_name] = (*PLACES.get(_name, (_name.replace("_", " "),)), *_set.words)

STYLES: dict[str, tuple[str, ...]] = {name: entry.words for name, entry in styles.STYLES.items()}
MORE_STYLES: dict[str, tuple[str, ...]] = {name: entry.names for name, entry in styles.STYLES.items()}
"""Further names of the styles, for exact readings only: the stored vectors do not hold them."""

FAMILIES: dict[str, dict[str, tuple[str, ...]]] = {
    "places": PLACES,
    "actions": ACTIONS,
    "moods": MOODS,
    "styles": STYLES,
}


def style_phrases() -> tuple[str, ...]:
    """Everything that names a style as it stands."""
    return tuple(text for table in (STYLES, MORE_STYLES) for texts in table.values() for text in texts)
