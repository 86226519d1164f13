"""The names of the components of the page that compares two days."""

from typing import Final

# What is compared, and what is derived from it; on the page from the start.
COMPARISON: Final = "comparison"
OPENING: Final = "compare-opening"
VISIT: Final = "compare-visit"
SCENE: Final = "compare-scene"
PLOTTED: Final = "compare-plotted"
PLACES: Final = "compare-places"

# Controls.
THEATRE: Final = "compare-theatre"
COUNTRY: Final = "compare-country"
RULE: Final = "compare-rule"
METHOD: Final = "compare-method"
VIEW: Final = "compare-view"
DAY_A: Final = "compare-day-a"
DAY_B: Final = "compare-day-b"
NAMED_A: Final = "compare-named-a"
NAMED_B: Final = "compare-named-b"
SWAP: Final = "compare-swap"
SWAP_BACK: Final = "compare-swap-back"
COPY: Final = "compare-copy"
DOWNLOADS: Final = "compare-downloads"

# What is shown.
NOTICE: Final = "compare-notice"
BACKWARDS: Final = "compare-backwards"
BACKWARDS_TEXT: Final = "compare-backwards-text"
FINDING: Final = "compare-finding"
BODY: Final = "compare-body"
MAPS: Final = "compare-maps"
MAP_A: Final = "compare-map-a"
MAP_B: Final = "compare-map-b"
TAG_A: Final = "compare-tag-a"
TAG_B: Final = "compare-tag-b"
HANDLE: Final = "compare-handle"
MAP_CAPTION: Final = "compare-map-caption"
SUMS: Final = "compare-sums"
SANKEY: Final = "compare-sankey"
SANKEY_CAPTION: Final = "compare-sankey-caption"
LIST: Final = "compare-list"
