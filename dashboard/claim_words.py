"""Claims in words: what was said, of what, when, and what that is in km2."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.figures.claims import stated
from dashboard.text import day_words
from data.schema.statements import STATUS_UNIT
from geo.claims import PERCENT

SAYINGS = {
    "territory_lost_pct": "{subject} had lost {number} of {of} ({place})",
    "territory_held_pct": "{subject} held {number} of {of} ({place})",
    "city_controlled_pct": "{subject} had {number} of {place} ({of})",
    "area_held_km2": "{subject} held {number} in {place} ({of})",
    "area_lost_km2": "{subject} had lost {number} in {place} ({of})",
    "fighters_total": "{subject} had {number} in {place} ({of})",
    "foreign_fighters_total": "{number} foreign to {place}: {of}",
    "foreign_fighters_per_month": "{number} came to {place} ({of})",
    "fighter_salary_usd_month": "{subject} were paid {number} ({of}; {place})",
    "stipend_usd_month": "families of {subject} were given {number} ({of}; {place})",
    "revenue_musd_month": "{subject} took in {number} ({of}; {place})",
    "leaders_killed_total": "{number} of {subject} had been killed ({of})",
    "leaders_killed_rate_days": "{subject} lost leaders at {number} ({of})",
    "population_under_control": "{number} lived under {subject} in {place} ({of})",
    "population_liberated": "{number} had been freed of IS in {place} ({of})",
    "route_status": "{subject}, {of}: {number}",
}
"""What a claim of a metric comes to; another metric is told as `OTHER_SAYING`."""
OTHER_SAYING = "{subject}, {place}: {number} ({of})"
NO_NUMBER = "a state, not a number"
NOT_STATED = "a whole not stated"


def printed(claim: pd.Series) -> str:
    """Return a claim's number as printed; a state, where it states no number."""
    if claim[["value_low", "value", "value_high"]].notna().any():
        return stated(claim)
    return NO_NUMBER if claim["unit"] == STATUS_UNIT else f"“{claim['unit']}”"


def number_of(claim: pd.Series) -> str:
    """Return a claim's number and its whole: `50 % of territory`, `70 (leaders)`."""
    of = claim["denominator"] or NOT_STATED
    is_share = str(claim["unit"]) == PERCENT
    return f"{printed(claim)} of {of}" if is_share else f"{printed(claim)} ({of})"


def saying(claim: pd.Series) -> str:
    """Return in words of our own what a claim says."""
    form = SAYINGS.get(str(claim["metric"]), OTHER_SAYING)
    if str(claim["place"]) in str(claim["denominator"]):
        form = form.replace(" ({place})", "")
    return form.format(
        subject=claim["subject"] or "Those meant",
        number=printed(claim),
        of=claim["denominator"] or NOT_STATED,
        place=claim["place"],
    )


def sayer(claim: pd.Series) -> str:
    """Return who said it and for whom: `Brett McGurk, US State Department`."""
    speaker, body = str(claim["speaker"]), str(claim["organisation"])
    named = [speaker, body] if body not in speaker else [speaker]
    return ", ".join(part for part in named if part) or "Nobody named"


def date_words(text: str) -> str:
    """Return YYYY, YYYY-MM or YYYY-MM-DD in words; `not stated` for none."""
    if not text:
        return "not stated"
    day = pd.Timestamp(text)
    return {4: f"{day:%Y}", 7: f"{day:%B %Y}"}.get(len(text)) or day_words(day)


def dates_words(claim: pd.Series) -> str:
    """Return when a claim is true of and when it was said."""
    of, on = str(claim["as_of"]), str(claim["stated_on"])
    if of == on:
        return f"as of and stated on {date_words(of)}"
    return f"as of {date_words(of)}, stated {date_words(on)}"


def km2_words(low: float, high: float) -> str:
    """Return a range of km2: `27,949 to 29,386 km²`, `at least 55,000 km²`."""
    if np.isnan(low):
        return "no base in km²"
    if np.isinf(high):
        return f"at least {low:,.0f} km²"
    # A city is told in hundredths, as on the map.
    digits = 1 if high < 1000 else 0
    ends = dict.fromkeys(f"{end:,.{digits}f}" for end in (low, high))
    return f"{' to '.join(ends)} km²"


def rebased_words(entry: Any, labels: pd.Series) -> str:
    """Return a claim's own km2 and where they come from, of a row of the ledger."""
    km2 = km2_words(entry["low_km2"], entry["high_km2"])
    if np.isnan(entry["low_km2"]):
        return km2
    if not entry["computed"]:
        return f"{km2}, as printed with its rounding"
    if not entry["base"]:
        return f"{km2}, converted by us"
    base = km2_words(entry["base_low_km2"], entry["base_high_km2"])
    label = labels.get(entry["base"], entry["base"])
    return f"{km2}, computed by us on “{label}”, {base} ({entry['base_basis']})"
