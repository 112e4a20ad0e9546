"""The closed classes of English that a film needs: species with a rig, roles with their dress, clothes, numbers."""

from typing import Any

from workers.engines.animatic import catalogue

NUMBERS = {"a": 1, "an": 1, "one": 1, "single": 1, "lone": 1, "solitary": 1, "two": 2, "both": 2, "pair": 2,
           "couple": 2, "twin": 2, "three": 3, "trio": 3, "four": 4, "quartet": 4, "five": 5, "six": 6, "seven": 7,
           "half-dozen": 6, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12, "twenty": 20, "thirty": 24, "forty": 24, "fifty": 24,
           "hundred": 24, "thousand": 24, "million": 24, "several": 4, "few": 3, "many": 8, "countless": 16,
           "numerous": 8, "multiple": 4, "dozens": 16, "hundreds": 24, "thousands": 24, "some": 3}  # fmt: skip
MOST = 24

GROUPS = {"group": 4, "pack": 5, "flock": 7, "herd": 6, "crowd": 12, "pair": 2, "couple": 2, "bunch": 5, "family": 4,
          "team": 5, "swarm": 10, "school": 8, "gang": 4, "pile": 5, "stack": 4, "row": 5, "line": 5, "dozen": 12,
          "army": 12, "band": 4, "trio": 3, "handful": 4, "litter": 4, "troop": 5, "squad": 4, "fleet": 4, "cluster": 5,
          "bouquet": 5, "collection": 5, "hundred": 24, "thousand": 24, "lot": 8, "number": 5, "kind": 1, "sort": 1,
          "type": 1, "pod": 4, "colony": 8, "parade": 6, "choir": 6, "dozens": 16, "hundreds": 24, "thousands": 24,
          "set": 3, "series": 4, "load": 6}  # fmt: skip
CONTAINERS = {"cup", "glass", "bowl", "slice", "piece", "plate", "bottle", "mug", "box", "basket", "jar", "bag", "loaf",
              "can", "scoop", "bucket", "tray", "pot", "sheet", "drop", "ball", "field", "sea", "part", "top", "side",
              "middle", "edge", "end", "back", "front", "bottom", "center", "centre", "world", "view", "shot", "kind",
              "cloud", "stream", "trail", "beam", "ray", "wall", "blanket", "sip", "bite", "mouthful"}  # fmt: skip
EMPTY_CONTAINERS = {"part", "top", "side", "middle", "edge", "end", "back", "front", "bottom", "center", "centre",
                    "view", "shot", "kind", "world", "drop", "slice", "piece", "scoop", "sip", "bite", "mouthful",
                    "sheet", "loaf"}  # fmt: skip

SIZES = {"tiny": 0.5, "miniature": 0.5, "mini": 0.55, "small": 0.7, "little": 0.75, "short": 0.85, "baby": 0.6,
         "young": 0.85, "big": 1.35, "large": 1.35, "tall": 1.2, "huge": 1.8, "giant": 2.0, "gigantic": 2.2,
         "enormous": 2.0, "massive": 1.9, "colossal": 2.3, "towering": 1.9, "oversized": 1.6, "microscopic": 0.4,
         "immense": 1.9, "life-sized": 1.0, "monstrous": 1.8, "long": 1.1}  # fmt: skip

_SELF_NAMED = {name: ("quadruped", name) for name in catalogue.QUADRUPEDS}
_SELF_NAMED |= {name: ("bird", name) for name in catalogue.BIRDS}
_SELF_NAMED |= {name: ("fish", name) for name in catalogue.FISH}

SPECIES: dict[str, tuple[str, str]] = _SELF_NAMED | {
    "puppy": ("quadruped", "dog"), "pup": ("quadruped", "dog"), "hound": ("quadruped", "dog"),
    "doggo": ("quadruped", "dog"), "corgi": ("quadruped", "dog"), "labrador": ("quadruped", "dog"),
    "retriever": ("quadruped", "dog"), "golden retriever": ("quadruped", "dog"), "husky": ("quadruped", "dog"),
    "poodle": ("quadruped", "dog"), "pug": ("quadruped", "dog"), "dachshund": ("quadruped", "dog"),
    "shiba inu": ("quadruped", "dog"), "shiba": ("quadruped", "dog"), "bulldog": ("quadruped", "dog"),
    "canine": ("quadruped", "dog"), "kitten": ("quadruped", "cat"), "kitty": ("quadruped", "cat"),
    "tabby": ("quadruped", "cat"), "feline": ("quadruped", "cat"), "domestic cat": ("quadruped", "cat"),
    "stallion": ("quadruped", "horse"), "pony": ("quadruped", "horse"), "mare": ("quadruped", "horse"),
    "foal": ("quadruped", "horse"), "equine": ("quadruped", "horse"), "bull": ("quadruped", "cow"),
    "calf": ("quadruped", "cow"), "ox": ("quadruped", "cow"), "cattle": ("quadruped", "cow"),
    "bovine": ("quadruped", "cow"), "buffalo": ("quadruped", "bison"), "grizzly": ("quadruped", "bear"),
    "polar bear": ("quadruped", "polar-bear"), "panda bear": ("quadruped", "panda"),
    "giant panda": ("quadruped", "panda"), "red panda": ("quadruped", "raccoon"), "bunny": ("quadruped", "rabbit"),
    "hare": ("quadruped", "rabbit"), "piglet": ("quadruped", "pig"), "hog": ("quadruped", "pig"),
    "lamb": ("quadruped", "sheep"), "ram": ("quadruped", "sheep"), "ewe": ("quadruped", "sheep"),
    "kid goat": ("quadruped", "goat"), "reindeer": ("quadruped", "deer"), "elk": ("quadruped", "moose"),
    "stag": ("quadruped", "deer"), "fawn": ("quadruped", "deer"), "antelope": ("quadruped", "deer"),
    "gazelle": ("quadruped", "deer"), "alpaca": ("quadruped", "llama"), "rhino": ("quadruped", "rhinoceros"),
    "hippo": ("quadruped", "hippopotamus"), "cheetah": ("quadruped", "leopard"),
    "jaguar": ("quadruped", "leopard"), "panther": ("quadruped", "leopard"), "cougar": ("quadruped", "lion"),
    "lioness": ("quadruped", "lion"), "big cat": ("quadruped", "lion"), "hyena": ("quadruped", "wolf"),
    "coyote": ("quadruped", "wolf"), "werewolf": ("quadruped", "wolf"), "chipmunk": ("quadruped", "squirrel"),
    "guinea pig": ("quadruped", "hamster"), "ferret": ("quadruped", "otter"), "weasel": ("quadruped", "otter"),
    "rodent": ("quadruped", "mouse"), "mammoth": ("quadruped", "elephant"), "bear cub": ("quadruped", "bear"),
    "cub": ("quadruped", "bear"), "even-toed ungulate": ("quadruped", "deer"), "carnivore": ("quadruped", "dog"),
    "ungulate": ("quadruped", "horse"), "mammal": ("quadruped", "dog"), "placental": ("quadruped", "dog"),
    "sparrow": ("bird", "bird"), "songbird": ("bird", "bird"), "robin": ("bird", "bird"), "hen": ("bird", "chicken"),
    "cockerel": ("bird", "rooster"), "duckling": ("bird", "chick"), "gull": ("bird", "seagull"),
    "pigeon": ("bird", "dove"), "raven": ("bird", "crow"), "hawk": ("bird", "eagle"), "falcon": ("bird", "eagle"),
    "macaw": ("bird", "parrot"), "cockatoo": ("bird", "parrot"), "parakeet": ("bird", "parrot"),
    "bird of prey": ("bird", "eagle"), "ostrich": ("bird", "turkey"), "heron": ("bird", "flamingo"),
    "phoenix": ("bird", "peacock"), "goldfish": ("fish", "tropical-fish"), "clownfish": ("fish", "tropical-fish"),
    "koi": ("fish", "tropical-fish"), "salmon": ("fish", "fish"), "tuna": ("fish", "fish"),
    "great white shark": ("fish", "shark"), "orca": ("fish", "whale"), "humpback": ("fish", "whale"),
    "sea lion": ("fish", "seal"), "walrus": ("fish", "seal"), "manatee": ("fish", "seal"),
    "pufferfish": ("fish", "blowfish"), "bony fish": ("fish", "fish"), "cartilaginous fish": ("fish", "shark"),
    "cetacean": ("fish", "whale"), "insect": ("prop", "bug"), "arthropod": ("prop", "bug"),
    "arachnid": ("prop", "spider"), "bee": ("prop", "honeybee"), "bumblebee": ("prop", "honeybee"),
    "moth": ("prop", "butterfly"), "dragonfly": ("prop", "butterfly"), "firefly": ("prop", "sparkles"),
    "fireflies": ("prop", "sparkles"), "ladybug": ("prop", "lady-beetle"), "reptile": ("prop", "lizard"),
    "dinosaur": ("prop", "t-rex"), "t-rex": ("prop", "t-rex"), "tyrannosaurus": ("prop", "t-rex"),
    "brontosaurus": ("prop", "sauropod"), "triceratops": ("prop", "sauropod"), "tortoise": ("prop", "turtle"),
    "gorilla": ("person", "monkey"), "monkey": ("person", "monkey"), "chimp": ("person", "monkey"),
    "chimpanzee": ("person", "monkey"), "ape": ("person", "monkey"), "orangutan": ("person", "monkey"),
    "primate": ("person", "monkey"), "robot": ("person", "robot"), "android": ("person", "robot"),
    "cyborg": ("person", "robot"), "alien": ("person", "alien"), "extraterrestrial": ("person", "alien"),
    "martian": ("person", "alien"), "ghost": ("person", "ghost"), "spirit": ("person", "ghost"),
    "skeleton": ("person", "skull"), "snowman": ("person", "snowman"), "yeti": ("person", "polar-bear"),
    "bigfoot": ("person", "monkey"), "frog": ("person", "frog"), "toad": ("person", "frog"),
    "rover": ("person", "robot"), "animal": ("quadruped", "dog"), "creature": ("prop", "dragon"), "monster": ("prop", "dragon"),
    "kaiju": ("prop", "t-rex"), "godzilla": ("prop", "t-rex"),
}  # fmt: skip

PEOPLE: dict[str, dict[str, Any]] = {
    "man": {"fem": 0.0}, "guy": {"fem": 0.0}, "gentleman": {"fem": 0.0, "top": "suit"}, "dude": {"fem": 0.0},
    "father": {"fem": 0.0}, "dad": {"fem": 0.0}, "husband": {"fem": 0.0}, "brother": {"fem": 0.0},
    "son": {"fem": 0.0, "age": "child"}, "uncle": {"fem": 0.0}, "boyfriend": {"fem": 0.0}, "groom": {"fem": 0.0,
    "top": "suit", "top_color": "#2B2832"}, "boy": {"fem": 0.0, "age": "child"}, "lad": {"fem": 0.0},
    "woman": {"fem": 1.0}, "lady": {"fem": 1.0}, "mother": {"fem": 1.0}, "mom": {"fem": 1.0}, "mum": {"fem": 1.0},
    "wife": {"fem": 1.0}, "sister": {"fem": 1.0}, "aunt": {"fem": 1.0}, "girlfriend": {"fem": 1.0},
    "daughter": {"fem": 1.0, "age": "child"}, "girl": {"fem": 1.0, "age": "child"},
    "bride": {"fem": 1.0, "top": "dress", "top_color": "#F4F1EC"}, "child": {"age": "child"}, "kid": {"age": "child"},
    "toddler": {"age": "child", "scale": 0.7}, "baby": {"age": "child", "scale": 0.55, "hair": "bald"},
    "infant": {"age": "child", "scale": 0.55, "hair": "bald"}, "teenager": {"scale": 0.95},
    "teen": {"scale": 0.95}, "grandmother": {"fem": 1.0, "age": "old", "hair": "bun"},
    "grandma": {"fem": 1.0, "age": "old", "hair": "bun", "glasses": True}, "granny": {"fem": 1.0, "age": "old"},
    "grandfather": {"fem": 0.0, "age": "old"}, "grandpa": {"fem": 0.0, "age": "old", "glasses": True},
    "elder": {"age": "old"}, "pensioner": {"age": "old"}, "senior": {"age": "old"},
    "people": {}, "person": {}, "orchestra": {"top": "suit", "top_color": "#2B2832"}, "choir": {"top": "robe"}, "band": {}, "team": {"bottom": "shorts"}, "army": {"top": "armour"}, "jury": {"top": "suit"}, "class": {"age": "child"}, "boss": {"top": "suit"}, "ceo": {"top": "suit", "top_color": "#2B2832"}, "manager": {"top": "suit"}, "officer": {"top": "suit", "hat": "cap", "top_color": "#28386B", "hat_color": "#28386B"}, "zombie": {"skin": "0", "top_color": "#7F8444"}, "someone": {}, "somebody": {}, "human": {}, "crowd": {}, "family": {}, "couple": {},
    "audience": {}, "friend": {}, "i": {}, "host": {"top": "suit", "item": "microphone"},
}  # fmt: skip

ROLES: dict[str, dict[str, Any]] = {
    "knight": {"top": "armour", "top_color": "#B9C0C9", "hat": "knight", "hat_color": "#B9C0C9", "item": "shield"},
    "warrior": {"top": "armour", "top_color": "#A5713A", "item": "dagger"},
    "samurai": {"top": "armour", "top_color": "#A81E36", "hair": "bun", "hair_color": "black", "item": "dagger"},
    "soldier": {"top": "coat", "top_color": "#7F8444", "bottom_color": "#6B7039", "hat": "helmet",
                "hat_color": "#6B7039"},
    "gladiator": {"top": "armour", "top_color": "#A5713A", "bottom": "skirt", "bottom_color": "#A81E36"},
    "viking": {"hat": "viking", "beard": "full", "hair": "long", "hair_color": "blonde", "top": "coat",
               "top_color": "#7C5137", "item": "axe", "fem": 0.0},
    "wizard": {"top": "robe", "top_color": "#4A3F9E", "hat": "wizard", "hat_color": "#4A3F9E", "beard": "long",
               "hair": "long", "hair_color": "white", "age": "old", "item": "magic-wand", "fem": 0.0},
    "witch": {"top": "robe", "top_color": "#2B2832", "hat": "wizard", "hat_color": "#2B2832", "fem": 1.0,
              "hair": "long", "item": "broom"},
    "fairy": {"top": "dress", "top_color": "#A5DCC0", "fem": 1.0, "hair": "long", "item": "magic-wand"},
    "magician": {"top": "suit", "top_color": "#2B2832", "hat": "tophat", "hat_color": "#2B2832", "item": "magic-wand"},
    "pirate": {"top": "stripes", "top_color": "#D6453D", "hat": "pirate", "hat_color": "#2B2832", "beard": "full"},
    "king": {"top": "robe", "top_color": "#A81E36", "hat": "crown", "hat_color": "#E3B341", "beard": "full",
             "fem": 0.0},
    "emperor": {"top": "robe", "top_color": "#8152C4", "hat": "crown", "hat_color": "#E3B341", "fem": 0.0},
    "pharaoh": {"top": "robe", "top_color": "#E3B341", "hat": "crown", "hat_color": "#3F74D8"},
    "queen": {"top": "dress", "top_color": "#8152C4", "hat": "crown", "hat_color": "#E3B341", "fem": 1.0},
    "prince": {"top": "suit", "top_color": "#3F74D8", "hat": "crown", "hat_color": "#E3B341", "fem": 0.0},
    "princess": {"top": "dress", "top_color": "#F277A8", "hat": "crown", "hat_color": "#E3B341", "fem": 1.0,
                 "hair": "long"},
    "chef": {"top": "apron", "top_color": "#F4F1EC", "hat": "chef", "hat_color": "#F4F1EC"},
    "cook": {"top": "apron", "top_color": "#F4F1EC", "hat": "chef", "hat_color": "#F4F1EC"},
    "baker": {"top": "apron", "top_color": "#F3E9D2", "hat": "chef", "hat_color": "#F4F1EC"},
    "waiter": {"top": "suit", "top_color": "#2B2832"}, "barista": {"top": "apron", "top_color": "#7C5137"},
    "bartender": {"top": "apron", "top_color": "#2B2832"},
    "astronaut": {"top": "spacesuit", "top_color": "#F4F1EC", "bottom_color": "#F4F1EC", "hat": "helmet",
                  "hat_color": "#F4F1EC"},
    "cosmonaut": {"top": "spacesuit", "top_color": "#F08A2C", "bottom_color": "#F08A2C", "hat": "helmet",
                  "hat_color": "#F4F1EC"},
    "ballerina": {"top": "dress", "top_color": "#F277A8", "fem": 1.0, "hair": "bun"},
    "dancer": {"top": "dress", "top_color": "#D6453D", "hair": "bun"},
    "doctor": {"top": "coat", "top_color": "#F4F1EC"}, "nurse": {"top": "tshirt", "top_color": "#45C6E0"},
    "surgeon": {"top": "tshirt", "top_color": "#27A79A"},
    "scientist": {"top": "coat", "top_color": "#F4F1EC", "glasses": True},
    "professor": {"top": "suit", "top_color": "#7C5137", "glasses": True, "age": "old"},
    "teacher": {"top": "suit", "top_color": "#4E9B54", "glasses": True},
    "detective": {"top": "coat", "top_color": "#C79B6B", "hat": "tophat", "hat_color": "#7C5137"},
    "spy": {"top": "suit", "top_color": "#2B2832"}, "cowboy": {"hat": "cowboy", "hat_color": "#7C5137",
            "top": "coat", "top_color": "#A5713A", "fem": 0.0},
    "cowgirl": {"hat": "cowboy", "hat_color": "#7C5137", "top": "coat", "top_color": "#D6453D", "fem": 1.0},
    "sheriff": {"hat": "cowboy", "hat_color": "#7C5137", "top": "coat", "top_color": "#7C5137"},
    "farmer": {"hat": "straw", "hat_color": "#E3B341", "top": "stripes", "top_color": "#3F74D8"},
    "gardener": {"hat": "straw", "hat_color": "#E3B341", "top": "apron", "top_color": "#4E9B54"},
    "builder": {"hat": "hardhat", "hat_color": "#F4CB3C", "top": "tshirt", "top_color": "#F08A2C"},
    "engineer": {"hat": "hardhat", "hat_color": "#F4CB3C"}, "miner": {"hat": "hardhat", "hat_color": "#F4CB3C"},
    "firefighter": {"hat": "hardhat", "hat_color": "#D6453D", "top": "coat", "top_color": "#F2A93B"},
    "fireman": {"hat": "hardhat", "hat_color": "#D6453D", "top": "coat", "top_color": "#F2A93B", "fem": 0.0},
    "policeman": {"hat": "cap", "hat_color": "#28386B", "top": "suit", "top_color": "#28386B", "fem": 0.0},
    "police officer": {"hat": "cap", "hat_color": "#28386B", "top": "suit", "top_color": "#28386B"},
    "cop": {"hat": "cap", "hat_color": "#28386B", "top": "suit", "top_color": "#28386B"},
    "sailor": {"hat": "cap", "hat_color": "#F4F1EC", "top": "stripes", "top_color": "#28386B"},
    "captain": {"hat": "cap", "hat_color": "#F4F1EC", "top": "suit", "top_color": "#28386B"},
    "fisherman": {"hat": "beanie", "hat_color": "#28386B", "top": "coat", "top_color": "#F4CB3C", "beard": "full",
                  "fem": 0.0},
    "pilot": {"hat": "cap", "hat_color": "#28386B", "top": "suit", "top_color": "#28386B"},
    "businessman": {"top": "suit", "top_color": "#28386B", "fem": 0.0},
    "businesswoman": {"top": "suit", "top_color": "#28386B", "fem": 1.0},
    "reporter": {"top": "suit", "top_color": "#3F74D8", "item": "microphone"},
    "journalist": {"top": "suit", "top_color": "#3F74D8", "item": "microphone"},
    "interviewer": {"top": "suit", "top_color": "#3F74D8", "item": "microphone"},
    "anchor": {"top": "suit", "top_color": "#28386B"}, "news anchor": {"top": "suit", "top_color": "#28386B"},
    "politician": {"top": "suit", "top_color": "#28386B"}, "president": {"top": "suit", "top_color": "#28386B"},
    "lawyer": {"top": "suit", "top_color": "#2B2832"}, "judge": {"top": "robe", "top_color": "#2B2832", "age": "old"},
    "monk": {"top": "robe", "top_color": "#F08A2C", "hair": "bald", "fem": 0.0},
    "nun": {"top": "robe", "top_color": "#2B2832", "fem": 1.0}, "priest": {"top": "robe", "top_color": "#2B2832"},
    "ninja": {"top": "robe", "top_color": "#2B2832", "bottom_color": "#2B2832", "hat": "beanie",
              "hat_color": "#2B2832"},
    "superhero": {"top": "tshirt", "top_color": "#D6453D", "bottom_color": "#3F74D8"},
    "clown": {"top": "stripes", "top_color": "#F4CB3C", "hair": "afro", "hair_color": "red"},
    "santa": {"top": "coat", "top_color": "#D6453D", "bottom_color": "#D6453D", "hat": "santa",
              "hat_color": "#D6453D", "beard": "long", "hair_color": "white", "age": "old", "fem": 0.0},
    "santa claus": {"top": "coat", "top_color": "#D6453D", "bottom_color": "#D6453D", "hat": "santa",
                    "hat_color": "#D6453D", "beard": "long", "hair_color": "white", "age": "old", "fem": 0.0},
    "elf": {"top": "robe", "top_color": "#4E9B54", "hat": "santa", "hat_color": "#4E9B54"},
    "dwarf": {"beard": "long", "scale": 0.75, "top": "coat", "top_color": "#7C5137"},
    "vampire": {"top": "suit", "top_color": "#2B2832", "skin": "0", "hair_color": "black"},
    "zombie": {"skin": "0", "top": "tshirt", "top_color": "#7F8444"}, "mermaid": {"fem": 1.0, "hair": "long"},
    "explorer": {"hat": "straw", "hat_color": "#C79B6B", "top": "coat", "top_color": "#C79B6B"},
    "hiker": {"hat": "beanie", "top": "coat"}, "artist": {"top": "apron", "top_color": "#3F74D8", "hat": "beanie"},
    "painter": {"top": "apron", "top_color": "#3F74D8", "hat": "beanie", "item": "paintbrush"},
    "musician": {"top": "coat", "top_color": "#2B2832"}, "singer": {"top": "coat", "item": "microphone"},
    "rapper": {"top": "hoodie", "hat": "cap", "item": "microphone"}, "dj": {"top": "hoodie", "hat": "cap"},
    "comedian": {"top": "suit", "item": "microphone"}, "guitarist": {"top": "coat", "item": "guitar"},
    "athlete": {"top": "tshirt", "bottom": "shorts"}, "runner": {"top": "tshirt", "bottom": "shorts"},
    "player": {"top": "tshirt", "bottom": "shorts"}, "boxer": {"top": "tshirt", "bottom": "shorts"},
    "gymnast": {"top": "tshirt", "bottom": "shorts"}, "swimmer": {"top": "tshirt", "bottom": "shorts"},
    "skateboarder": {"top": "hoodie", "hat": "cap"}, "surfer": {"top": "tshirt", "bottom": "shorts"},
    "graduate": {"top": "robe", "top_color": "#2B2832", "hat": "graduation", "hat_color": "#2B2832"},
    "student": {"top": "hoodie"}, "hacker": {"top": "hoodie", "top_color": "#2B2832"},
    "god": {"top": "robe", "top_color": "#F4F1EC", "beard": "long", "hair_color": "white"},
    "caveman": {"top": "robe", "top_color": "#7C5137", "beard": "full", "hair": "long", "fem": 0.0},
    "hero": {"top": "coat"}, "worker": {"hat": "hardhat", "hat_color": "#F4CB3C"},
}  # fmt: skip

CLOTHES: dict[str, tuple[str, str]] = {
    "coat": ("top", "coat"), "raincoat": ("top", "coat"), "jacket": ("top", "coat"), "trenchcoat": ("top", "coat"),
    "cardigan": ("top", "coat"), "cloak": ("top", "robe"), "cape": ("top", "robe"), "robe": ("top", "robe"),
    "kimono": ("top", "robe"), "gown": ("top", "dress"), "dress": ("top", "dress"), "tutu": ("top", "dress"),
    "sundress": ("top", "dress"), "sari": ("top", "dress"), "suit": ("top", "suit"), "tuxedo": ("top", "suit"),
    "blazer": ("top", "suit"), "uniform": ("top", "suit"), "tie": ("top", "suit"), "hoodie": ("top", "hoodie"),
    "sweater": ("top", "hoodie"), "sweatshirt": ("top", "hoodie"), "jumper": ("top", "hoodie"),
    "shirt": ("top", "tshirt"), "t-shirt": ("top", "tshirt"), "tshirt": ("top", "tshirt"), "jersey": ("top", "tshirt"),
    "vest": ("top", "tshirt"), "tank": ("top", "tshirt"), "top": ("top", "tshirt"), "stripe": ("top", "stripes"),
    "armor": ("top", "armour"), "armour": ("top", "armour"), "apron": ("top", "apron"),
    "spacesuit": ("top", "spacesuit"), "wetsuit": ("top", "tshirt"), "pajamas": ("top", "stripes"),
    "pyjamas": ("top", "stripes"), "pants": ("bottom", "trousers"), "jeans": ("bottom", "trousers"),
    "trousers": ("bottom", "trousers"), "trouser": ("bottom", "trousers"), "jean": ("bottom", "trousers"),
    "shorts": ("bottom", "shorts"), "skirt": ("bottom", "skirt"), "kilt": ("bottom", "skirt"), "hat": ("hat", "tophat"),
    "cap": ("hat", "cap"), "beanie": ("hat", "beanie"), "beret": ("hat", "beanie"), "helmet": ("hat", "helmet"),
    "crown": ("hat", "crown"), "tiara": ("hat", "crown"), "fedora": ("hat", "tophat"), "sombrero": ("hat", "straw"),
    "hood": ("top", "hoodie"), "top hat": ("hat", "tophat"), "cowboy hat": ("hat", "cowboy"),
    "chef hat": ("hat", "chef"), "wizard hat": ("hat", "wizard"), "witch hat": ("hat", "wizard"),
    "party hat": ("hat", "party"), "straw hat": ("hat", "straw"), "hard hat": ("hat", "hardhat"),
    "santa hat": ("hat", "santa"), "pirate hat": ("hat", "pirate"), "bowtie": ("top", "suit"),
    "space helmet": ("hat", "helmet"), "space suit": ("top", "spacesuit"), "lab coat": ("top", "coat"),
    "glasses": ("glasses", ""), "sunglasses": ("glasses", ""), "goggles": ("glasses", ""),
    "monocle": ("glasses", ""), "beard": ("beard", "full"), "mustache": ("beard", "moustache"),
    "moustache": ("beard", "moustache"), "goatee": ("beard", "goatee"), "hair": ("hair", ""),
    "afro": ("hair", "afro"), "ponytail": ("hair", "ponytail"), "braid": ("hair", "braids"), "bun": ("hair", "bun"),
    "mohawk": ("hair", "mohawk"), "curl": ("hair", "curly"), "dreadlock": ("hair", "braids"),
    "pigtail": ("hair", "braids"), "bob": ("hair", "bob"),
}  # fmt: skip

HAIR_WORDS = {"blonde": ("hair_color", "blonde"), "blond": ("hair_color", "blonde"), "brunette": ("hair_color", "brown"),
              "redhead": ("hair_color", "red"), "red-haired": ("hair_color", "red"), "bald": ("hair", "bald"),
              "curly": ("hair", "curly"), "long-haired": ("hair", "long"), "bearded": ("beard", "full"),
              "grey-haired": ("hair_color", "grey"), "gray-haired": ("hair_color", "grey"), "spiky": ("hair", "spiky"),
              "silver-haired": ("hair_color", "white")}  # fmt: skip

ADJECTIVES: dict[str, tuple[str, Any]] = {
    "old": ("age", "old"), "elderly": ("age", "old"), "aged": ("age", "old"), "ancient": ("age", "old"),
    "wrinkled": ("age", "old"), "female": ("fem", 1.0), "male": ("fem", 0.0), "fat": ("build", 1.3),
    "chubby": ("build", 1.25), "plump": ("build", 1.25), "muscular": ("build", 1.2), "strong": ("build", 1.2),
    "burly": ("build", 1.25), "thin": ("build", 0.85), "skinny": ("build", 0.82), "slim": ("build", 0.9),
    "happy": ("emotion", "happy"), "smiling": ("emotion", "happy"), "cheerful": ("emotion", "happy"),
    "joyful": ("emotion", "happy"), "excited": ("emotion", "happy"), "proud": ("emotion", "smug"),
    "sad": ("emotion", "sad"), "lonely": ("emotion", "sad"), "crying": ("emotion", "sad"), "angry": ("emotion", "angry"),
    "furious": ("emotion", "angry"), "grumpy": ("emotion", "angry"), "mad": ("emotion", "angry"),
    "surprised": ("emotion", "surprised"), "shocked": ("emotion", "surprised"), "amazed": ("emotion", "surprised"),
    "confused": ("emotion", "surprised"), "scared": ("emotion", "afraid"), "afraid": ("emotion", "afraid"),
    "frightened": ("emotion", "afraid"), "terrified": ("emotion", "afraid"), "nervous": ("emotion", "afraid"),
    "sleepy": ("emotion", "sleepy"), "tired": ("emotion", "sleepy"), "exhausted": ("emotion", "sleepy"),
    "smug": ("emotion", "smug"), "confident": ("emotion", "smug"), "loving": ("emotion", "love"),
}  # fmt: skip

VEHICLES: dict[str, str] = {
    "car": "automobile", "sedan": "automobile", "automobile": "automobile", "race car": "racing-car",
    "racing car": "racing-car", "sports car": "racing-car", "supercar": "racing-car", "racer": "racing-car",
    "taxi": "taxi", "cab": "taxi", "police car": "police-car", "suv": "sport-utility-vehicle", "jeep":
    "sport-utility-vehicle", "van": "minibus", "minivan": "minibus", "bus": "bus", "truck": "delivery-truck",
    "lorry": "articulated-lorry", "pickup": "pickup-truck", "pickup truck": "pickup-truck", "tractor": "tractor",
    "ambulance": "ambulance", "fire truck": "fire-engine", "fire engine": "fire-engine", "train": "locomotive",
    "steam train": "locomotive", "locomotive": "locomotive", "subway train": "metro", "bullet train": "bullet-train",
    "tram": "tram", "trolley": "tram", "motorcycle": "motorcycle", "motorbike": "motorcycle", "scooter":
    "motor-scooter", "vespa": "motor-scooter", "bicycle": "bicycle", "bike": "bicycle", "skateboard": "skateboard",
    "boat": "motor-boat", "sailboat": "sailboat", "yacht": "sailboat", "sailing ship": "sailboat", "pirate ship":
    "sailboat", "sailing vessel": "sailboat", "ship": "ship", "ferry": "ferry", "cruise ship": "passenger-ship",
    "speedboat": "speedboat", "canoe": "canoe", "kayak": "canoe", "rowboat": "canoe", "gondola": "canoe", "raft":
    "canoe", "submarine": "submarine", "plane": "airplane", "airplane": "airplane", "aeroplane": "airplane", "jet":
    "airplane", "jet plane": "airplane", "aircraft": "airplane", "biplane": "small-airplane", "propeller plane":
    "small-airplane", "helicopter": "helicopter", "drone": "helicopter", "rocket": "rocket", "spaceship": "spaceship",
    "spacecraft": "spaceship", "starship": "spaceship", "space ship": "spaceship", "rocket ship": "rocket",
    "ufo": "flying-saucer", "flying saucer": "flying-saucer", "sled": "sled", "sleigh": "sled", "hot air balloon":
    "hot_air_balloon", "hot-air balloon": "hot_air_balloon", "airship": "hot_air_balloon", "wheelchair":
    "manual-wheelchair", "rickshaw": "auto-rickshaw", "tank": "tractor", "motor vehicle": "automobile",
    "unicycle": "bicycle", "tricycle": "bicycle", "carriage": "auto-rickshaw", "lawnmower": "tractor",
    "convertible": "automobile", "golf cart": "auto-rickshaw", "go-kart": "racing-car", "delorean": "automobile", "limousine": "automobile",
}  # fmt: skip

PROPS: dict[str, str] = {
    "lighthouse": "lighthouse", "windmill": "windmill", "treasure chest": "treasure_chest", "chest": "treasure_chest",
    "piano": "piano", "grand piano": "piano", "umbrella": "umbrella", "parasol": "umbrella", "snow globe": "snow_globe",
    "sandcastle": "sandcastle", "campfire": "campfire", "bonfire": "campfire", "door": "door", "portal": "door",
    "coffee": "hot-beverage", "espresso": "hot-beverage", "latte": "hot-beverage", "cappuccino": "hot-beverage",
    "tea": "teacup-without-handle", "ball": "soccer-ball", "football": "soccer-ball", "phone": "mobile-phone",
    "smartphone": "mobile-phone", "cellphone": "mobile-phone", "computer": "laptop", "ramen": "steaming-bowl",
    "soup": "steaming-bowl", "noodles": "steaming-bowl", "noodle": "steaming-bowl", "pasta": "spaghetti",
    "rice": "cooked-rice", "burger": "hamburger", "fries": "french-fries", "donut": "doughnut", "cake":
    "birthday-cake", "pancake": "pancakes", "salad": "green-salad", "beer": "beer-mug", "wine": "wine-glass",
    "champagne": "bottle-with-popping-cork", "milk": "glass-of-milk", "juice": "cup-with-straw", "soda":
    "cup-with-straw", "apple": "red-apple", "steak": "cut-of-meat", "cheese": "cheese-wedge", "flower": "blossom",
    "daisy": "blossom", "tree": "deciduous-tree", "oak": "deciduous-tree", "pine": "evergreen-tree", "pine tree":
    "evergreen-tree", "palm": "palm-tree", "leaf": "maple-leaf", "leaves": "fallen-leaf", "book": "open-book", "sword":
    "dagger", "lightsaber": "dagger", "gun": "water-pistol", "gift": "wrapped-gift", "present": "wrapped-gift",
    "diamond": "gem-stone", "gem": "gem-stone", "jewel": "gem-stone", "crystal": "gem-stone", "watch": "watch", "clock":
    "mantelpiece-clock", "lantern": "red-paper-lantern", "lamp": "light-bulb", "house": "house", "cottage":
    "house-with-garden", "cabin": "hut", "skyscraper": "office-building", "building": "office-building", "tower":
    "tokyo-tower", "moon": "full-moon", "planet": "ringed-planet", "saturn": "ringed-planet", "earth":
    "globe-showing-europe-africa", "shoe": "running-shoe", "sneaker": "running-shoe", "heel": "high-heeled-shoe",
    "bag": "handbag", "perfume": "lotion-bottle", "bottle": "lotion-bottle", "sofa": "couch-and-lamp", "couch":
    "couch-and-lamp", "armchair": "couch-and-lamp", "table": "", "desk": "", "bench": "chair", "throne": "chair",
    "stool": "chair", "tub": "bathtub", "bath": "bathtub", "fireplace": "fire", "flame": "fire", "microphone":
    "microphone", "mic": "microphone", "map": "world-map", "letter": "envelope", "money": "money-bag", "coin": "coin",
    "bubble": "bubbles", "heart": "red-heart", "confetti": "confetti-ball", "firework": "fireworks", "pumpkin":
    "jack-o-lantern", "globe": "globe-showing-americas", "camera": "camera", "tv": "television", "pizza": "pizza",
    "octopus": "octopus", "dragon": "dragon", "turtle": "turtle", "butterfly": "butterfly", "drum": "drum",
    "cello": "violin", "ukulele": "guitar", "bass": "guitar", "keyboard": "musical-keyboard", "paint brush":
    "paintbrush", "brush": "paintbrush", "pen": "pen", "surfboard": "skis", "teddy": "teddy-bear", "doll":
    "nesting-dolls", "toy": "teddy-bear", "balloon": "balloon", "kite": "kite", "crystal ball": "crystal-ball",
    "snowflake": "snowflake", "star": "star", "cloud": "cloud", "rainbow": "rainbow", "feather": "feather",
    "magic carpet": "", "steam": "", "opera": "", "bar": "", "fence": "", "stair": "", "pedestal": "", "food": "pot-of-food", "meal": "pot-of-food", "dinner": "pot-of-food", "breakfast": "cooking",
    "omelette": "cooking", "egg": "egg", "bowling ball": "bowling", "skyline": "", "mirror": "mirror", "vase":
    "amphora", "statue": "moai", "trophy": "trophy", "bone": "bone", "fish tank": "", "domino": "", "dice":
    "game-die", "chess": "chess-pawn", "tombstone": "headstone", "grave": "headstone", "bed": "bed", "axe": "axe",
    "meteor": "comet", "explosion": "collision", "cup": "hot-beverage", "mug": "hot-beverage", "paint": "artist-palette", "gravity": "", "soccer": "soccer-ball", "futbol": "soccer-ball", "golf": "flag-in-hole", "sunglasses": "sunglasses", "orchestra": "", "asteroid": "comet", "meteorite": "comet", "tornado": "tornado", "iceberg": "ice",
}  # fmt: skip
"""An empty string marks what has no drawing and no near one."""
