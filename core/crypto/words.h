// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace crypto {

/// One word for each byte: short, of one meaning, unlike each other when read aloud. Their order never
/// changes, since people compare what two versions of the program say.
inline constexpr const char *spokenWords[256] = {
    "acorn",    "album",   "amber",    "anchor",   "apple",    "apron",    "arrow",   "atlas",    "autumn",
    "bacon",    "badge",   "bakery",   "balcony",  "bamboo",   "banana",   "banjo",   "barrel",   "basket",
    "beacon",   "beaver",  "bench",    "berry",    "bicycle",  "biscuit",  "blanket", "blossom",  "bonfire",
    "bottle",   "boulder", "bracelet", "branch",   "brass",    "bread",    "bridge",  "bronze",   "broom",
    "bucket",   "buffalo", "butter",   "button",   "cabin",    "cactus",   "camel",   "camera",   "candle",
    "canoe",    "canvas",  "captain",  "caravan",  "carrot",   "castle",   "cedar",   "cello",    "chalk",
    "cherry",   "chimney", "cinema",   "circus",   "clover",   "cobalt",   "coconut", "coffee",   "comet",
    "compass",  "copper",  "coral",    "cotton",   "cousin",   "cradle",   "crane",   "cricket",  "crown",
    "crystal",  "curtain", "daisy",    "dancer",   "desert",   "diamond",  "dolphin", "donkey",   "dragon",
    "drummer",  "eagle",   "easel",    "echo",     "elbow",    "elephant", "ember",   "engine",   "falcon",
    "feather",  "fender",  "fiddle",   "finger",   "fjord",    "flame",    "flannel", "flute",    "forest",
    "fountain", "fox",     "galaxy",   "garden",   "garlic",   "gazelle",  "geyser",  "ginger",   "giraffe",
    "glacier",  "glove",   "goblet",   "goose",    "granite",  "grape",    "guitar",  "hammer",   "hammock",
    "harbor",   "harvest", "hazel",    "hedge",    "helmet",   "hermit",   "honey",   "horizon",  "hotel",
    "iceberg",  "igloo",   "indigo",   "island",   "ivory",    "jacket",   "jaguar",  "jasmine",  "jigsaw",
    "journal",  "jungle",  "kayak",    "kettle",   "kitten",   "koala",    "ladder",  "lagoon",   "lantern",
    "lemon",    "leopard", "library",  "lilac",    "linen",    "lizard",   "lobster", "lotus",    "lumber",
    "magnet",   "mango",   "maple",    "marble",   "meadow",   "melon",    "meteor",  "mirror",   "mitten",
    "monkey",   "mosaic",  "mountain", "muffin",   "museum",   "napkin",   "nectar",  "needle",   "nickel",
    "noodle",   "nutmeg",  "oasis",    "ocean",    "olive",    "onion",    "opera",   "orange",   "orchard",
    "otter",    "oyster",  "paddle",   "painter",  "palace",   "panda",    "paper",   "parrot",   "peach",
    "pebble",   "pelican", "pencil",   "pepper",   "piano",    "pigeon",   "pillow",  "pirate",   "planet",
    "plum",     "pocket",  "pony",     "poppy",    "potato",   "prairie",  "pumpkin", "puzzle",   "pyramid",
    "quarry",   "quartz",  "quilt",    "rabbit",   "radio",    "raven",    "ribbon",  "river",    "robin",
    "rocket",   "rooster", "saddle",   "salmon",   "sapphire", "satchel",  "scarf",   "shadow",   "shovel",
    "silver",   "spider",  "spoon",    "squirrel", "statue",   "sunset",   "tango",   "teapot",   "thunder",
    "tiger",    "timber",  "tomato",   "trumpet",  "tulip",    "tunnel",   "turtle",  "umbrella", "valley",
    "velvet",   "violin",  "volcano",  "waffle",   "walnut",   "whale",    "window",  "winter",   "wizard",
    "yellow",   "yogurt",  "zebra",    "zipper",
};

} // namespace crypto
