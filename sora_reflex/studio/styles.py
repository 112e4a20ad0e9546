"""Styles that the create sheet offers, by the name that engines know them under."""

STYLES = {
    "watercolour": "Watercolour",
    "claymation": "Clay",
    "paper": "Paper",
    "ink": "Ink",
    "noir": "Noir",
    "cel": "Anime",
    "comic": "Comic",
    "8bit": "8-bit",
    "oil": "Oil",
    "pastel": "Pastel",
    "neon": "Neon",
    "newsreel": "Newsreel",
    "vintage": "Vintage",
    "stopmotion": "Stop motion",
    "blueprint": "Blueprint",
}
