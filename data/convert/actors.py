"""Who can hold ground, under the ids of the research."""

import pandas as pd

from data.writing import shaped

ROWS = (
    (
        "islamic_state",
        "Islamic State",
        "Islamic State",
        "#3a3540",
        "",
        (
            "Under all its names (ISI, ISIL, ISIS). In the Yarmouk basin the Yarmouk "
            "Martyrs Brigade and Jaysh Khalid ibn al-Walid count as IS."
        ),
    ),
    (
        "iraqi_government",
        "Iraqi government and allied forces",
        "Iraqi government",
        "#4f81bd",
        "",
        "Army, police, counter-terrorism service and Popular Mobilisation Forces.",
    ),
    (
        "krg_peshmerga",
        "Kurdistan Region, Peshmerga",
        "Peshmerga",
        "#e8c468",
        "",
        "Includes the YBS and PKK around Sinjar.",
    ),
    (
        "syrian_government",
        "Syrian government and allies",
        "Syrian government",
        "#b5543c",
        "",
        "",
    ),
    (
        "syrian_rebels",
        "Syrian rebel factions",
        "Syrian rebels",
        "#4fa08b",
        "rebels",
        "The region's id; many groups that also fought one another.",
    ),
    (
        "rebels",
        "Syrian rebel factions",
        "Syrian rebels",
        "#4fa08b",
        "syrian_rebels",
        "The cities' id for the same side; in Raqqa with the Nusra Front.",
    ),
    (
        "ypg_sdf",
        "Syrian Democratic Forces and YPG",
        "SDF",
        "#e6a532",
        "sdf",
        "The region's id; the YPG before October 2015.",
    ),
    (
        "sdf",
        "Syrian Democratic Forces",
        "SDF",
        "#e6a532",
        "ypg_sdf",
        (
            "The cities' id for the same side; in June and July 2015 the YPG and its "
            "rebel allies, before the SDF existed."
        ),
    ),
    (
        "turkey_backed_rebels",
        "Turkish army and Syrian rebels it backs",
        "Turkey-backed rebels",
        "#9ccfbf",
        "",
        "",
    ),
    (
        "libyan_gna",
        "Government of National Accord (Libya)",
        "GNA",
        "#6ba3d6",
        "gna",
        "The region's id.",
    ),
    (
        "gna",
        "Government of National Accord, Bunyan al-Marsous",
        "GNA",
        "#6ba3d6",
        "libyan_gna",
        "The cities' id for the same side.",
    ),
    ("libyan_lna", "Libyan National Army (Haftar)", "LNA", "#c98a5e", "", ""),
    (
        "libyan_islamists",
        "Libyan Islamist forces",
        "Libyan Islamists",
        "#7164a2",
        "",
        (
            "Libya Dawn, the shura councils of Benghazi and Derna, the Benghazi "
            "Defence Brigades: very different groups."
        ),
    ),
    (
        "other",
        "Other local forces",
        "Other",
        "#b9b19e",
        "",
        (
            "Libya before 2014; Sirte before February 2015; the tribal militants of "
            "Garma in January 2014."
        ),
    ),
)

PARTIES = {
    "islamic_state": "IS",
    "iraqi_government": "Iraqi government;coalition;US government;Iran",
    "krg_peshmerga": "Kurdistan Region;coalition;US government",
    "syrian_government": "Syrian government;Russia;Iran",
    "ypg_sdf": "SDF;coalition;US government",
    "libyan_gna": "GNA;coalition;US government",
    "libyan_lna": "LNA",
}
"""Which parties speak for whom: those who fought on that side."""


def actors() -> pd.DataFrame:
    """Return the table of actors; colours are chosen for colour-blind readers."""
    columns = ["actor_id", "name", "short", "colour", "allies", "note"]
    frame = pd.DataFrame(list(ROWS), columns=columns)
    parties = frame["actor_id"].map(PARTIES).fillna("")
    return shaped(frame.assign(parties=parties), "actors")
