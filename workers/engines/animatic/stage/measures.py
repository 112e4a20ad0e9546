"""How large drawings are beside people, which way they look and where one sits on them."""

SIZES: dict[str, float] = {
    "deciduous-tree": 190, "evergreen-tree": 200, "palm-tree": 190, "house": 170, "house-with-garden": 170, "hut": 120,
    "castle": 260, "japanese-castle": 260, "office-building": 280, "tokyo-tower": 320, "statue-of-liberty": 300,
    "church": 240, "tent": 100, "camping": 120, "full-moon": 120, "sun": 140, "ringed-planet": 160, "rainbow": 220,
    "cloud": 120, "globe-showing-europe-africa": 150, "globe-showing-americas": 150, "t-rex": 190, "sauropod": 210,
    "dragon": 150, "whale": 190, "spouting-whale": 190, "shark": 130, "dolphin": 90, "octopus": 70, "elephant": 150,
    "moai": 120, "fountain": 120, "ferris-wheel": 280, "carousel-horse": 100, "helicopter": 150, "airplane": 170,
    "small-airplane": 130, "satellite": 90, "couch-and-lamp": 110, "bed": 110, "chair": 60, "television": 60,
    "bathtub": 80, "christmas-tree": 150, "snowman": 95, "balloon": 52, "kite": 60, "guitar": 62, "drum": 44,
    "butterfly": 26, "honeybee": 20, "lady-beetle": 18, "ant": 18, "snail": 24, "spider": 24, "turtle": 44,
    "crocodile": 100, "kangaroo": 95, "motorcycle": 90, "motor-scooter": 84, "fire": 60, "sunflower": 70,
    "birthday-cake": 38, "wrapped-gift": 40, "teddy-bear": 44, "soccer-ball": 22, "basketball": 24, "volleyball": 22,
    "tennis": 8, "baseball": 10, "red-apple": 14, "pizza": 34, "hamburger": 22, "umbrella-on-ground": 90,
    "volcano": 260, "mount-fuji": 320, "mountain": 320, "otter": 60, "beaver": 56, "badger": 50, "sloth": 60,
    "frog": 34, "lizard": 34, "snake": 44, "crab": 34, "lobster": 40, "jellyfish": 56, "squid": 60, "tropical-fish": 44,
    "fish": 44, "blowfish": 44, "seal": 80, "anchor": 60, "telescope": 44, "mirror-ball": 46, "jack-o-lantern": 40,
    "candy": 9, "cookie": 9, "lollipop": 12, "chocolate-bar": 12, "doughnut": 12, "cupcake": 14, "ice-cream": 18,
    "soft-ice-cream": 18, "hot-beverage": 14, "teacup-without-handle": 13, "teapot": 22, "cup-with-straw": 20,
    "glass-of-milk": 16, "wine-glass": 20, "cocktail-glass": 20, "beer-mug": 20, "egg": 9, "bread": 20, "cheese-wedge":
    16, "sushi": 14, "taco": 20, "hot-dog": 20, "french-fries": 18, "pretzel": 16, "peanuts": 10, "chestnut": 9,
    "strawberry": 10, "cherries": 10, "banana": 18, "grapes": 16, "lemon": 10, "tangerine": 11, "peach": 11,
    "watermelon": 34, "pineapple": 28, "carrot": 18, "potato": 13, "tomato": 12, "mushroom": 20, "brown-mushroom": 20,
    "flatbread": 26, "spaghetti": 24, "steaming-bowl": 26, "pancakes": 26, "waffle": 24, "popcorn": 24, "croissant": 18,
    "green-salad": 26, "cooked-rice": 22, "bowl-with-spoon": 26, "honey-pot": 22, "canned-food": 16, "salt": 12,
    "dagger": 40, "magic-wand": 34, "key": 14, "old-key": 18, "coin": 9, "ring": 9, "gem-stone": 20, "crown": 18,
    "mobile-phone": 13, "watch": 16, "camera": 20, "microphone": 22, "telephone": 24, "laptop": 34,
    "envelope": 20, "newspaper": 28, "open-book": 28, "closed-book": 20, "pencil": 18, "pen": 18, "paintbrush": 20,
    "candle": 22, "light-bulb": 18, "red-paper-lantern": 34, "lotion-bottle": 18, "baby-bottle": 14, "pill": 6,
    "rose": 22, "tulip": 24, "blossom": 24, "cherry-blossom": 12, "hibiscus": 20, "maple-leaf": 14, "fallen-leaf": 16,
    "feather": 18, "bone": 18, "ice": 22, "snowflake": 18, "game-die": 12, "chess-pawn": 26, "puzzle-piece": 20,
    "amphora": 48, "pot-of-food": 50, "broom": 60, "trophy": 40, "hourglass-done": 30, "crystal-ball": 30,
    "money-bag": 34, "package": 40,
    "luggage": 50, "basket": 34, "bucket": 32, "mousetrap": 16, "running-shoe": 22, "high-heeled-shoe": 18,
    "glasses": 14, "sunglasses": 14, "scarf": 30, "top-hat": 24, "umbrella": 70, "bus-stop": 110, "mailbox": 60,
    "postbox": 70, "triangular-flag": 80, "headstone": 60, "ladder": 130, "window": 90, "mirror": 70, "rock": 50,
    "cactus": 100, "potted-plant": 60, "spider-web": 80, "wheel": 90, "gear": 60, "optical-disk": 24, "bat": 30,
    "mouse": 24, "bug": 16, "worm": 18, "cricket": 16, "mosquito": 10, "scorpion": 24, "shrimp": 18, "hatching-chick":
    24, "horse": 130, "t-shirt": 40, "dress": 70, "boxing-glove": 22, "playground-slide": 150, "motor-boat": 110,
    "wedding": 200, "stadium": 300, "hospital": 260, "school": 240, "roller-coaster": 300, "circus-tent": 260,
    "shopping-cart": 70, "building-construction": 280, "desert-island": 200, "snowman-without-snow": 95,
    "shooting-star": 60, "comet": 70, "star": 50, "fireworks": 200, "sparkles": 60, "collision": 90, "tornado": 260,
}  # fmt: skip
"""How large a drawing is beside a person of 100; others are 36."""
LEFT_FACING = {
    "motorcycle",
    "motor-scooter",
    "helicopter",
    "fish",
    "tropical-fish",
    "blowfish",
    "shark",
    "whale",
    "spouting-whale",
    "seal",
    "elephant",
    "t-rex",
    "sauropod",
    "crocodile",
    "snail",
    "turtle",
    "swan",
    "dragon",
    "kangaroo",
    "otter",
    "beaver",
    "badger",
    "honeybee",
    "ant",
    "dodo",
    "shrimp",
    "bug",
    "mosquito",
    "kick-scooter",
    "dolphin",
}
"""Drawings that look to the left; the others look right or straight ahead."""
SEATS: dict[str, tuple[float, float]] = {
    "couch-and-lamp": (0.12, 0.30), "bed": (0.05, 0.42), "chair": (0.0, 0.50), "seat": (0.0, 0.5), "bathtub": (0, 0.5),
    "skateboard": (0.0, 0.3), "motorcycle": (-0.08, 0.66), "motor-scooter": (-0.1, 0.66), "sled": (0.0, 0.5),
    "elephant": (0.05, 0.9), "dragon": (0.0, 0.55), "turtle": (0.1, 0.95), "desert-island": (-0.1, 0.35),
    "open-book": (0.0, 0.5), "broom": (0.0, 0.56), "cloud": (0.0, 0.75), "full-moon": (0.0, 0.97), "swan": (0.1, 0.5),
    "birthday-cake": (0.0, 0.6),
}  # fmt: skip
"""Where one sits or stands on a drawing: share of its width from the middle, share of its height."""
WALKERS = {"elephant", "turtle", "crocodile", "t-rex", "sauropod", "badger", "otter", "beaver", "lizard", "kangaroo",
           "crab", "ant", "spider", "lady-beetle", "beetle", "sloth", "dodo"}  # fmt: skip

HEAVENLY = frozenset({
    "globe-showing-europe-africa", "globe-showing-americas", "globe-showing-asia-australia", "ringed-planet",
    "full-moon", "sun", "rainbow", "comet", "shooting-star", "milky-way",
})  # fmt: skip
"""Drawings that are far away whatever else is there: they stand behind everybody."""
