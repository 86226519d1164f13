"""Countries of the data: their ISO 3166 alpha-2 codes, names and alpha-3 codes."""

NAMES = {
    "IQ": "Iraq",
    "SY": "Syria",
    "LY": "Libya",
    "ZZ": "Unspecified country",
}
"""Name in English by alpha-2 code; ZZ is kept by ISO for users: here, not told."""

FROM_ALPHA3 = {"IRQ": "IQ", "SYR": "SY", "LBY": "LY"}
"""Alpha-2 code by alpha-3 code, which the layers of the base map use."""
