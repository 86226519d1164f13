"""The facts of the report of June 2016, in words of our own, with their evidence by id.

A text has blanks that `dashboard.quotes` fills from the data set; no number or date of
it stands here. What the data set has no row for is said to be missing.
"""

from typing import Final

from dashboard.fact import DAY, Fact

LOST = "territory_lost_pct"
CITY = "city_controlled_pct"

FACTS: Final = (
    Fact(
        "Half of Iraq, a fifth of Syria",
        "IS is told to have lost {mcg-iq-20160610} of its ground in Iraq and "
        "{mcg-sy-20160610} in Syria. The numbers are those that {mcg-iq-20160610:by} "
        "gave for the {mcg-iq-20160610:for} on {mcg-iq-20160610:on}, of "
        "“{mcg-iq-20160610:of}”.",
        "{obama-iq-20160614:by} said {obama-iq-20160614} on {obama-iq-20160614:on}, "
        "and {kerry-iq-20160721:by} {kerry-iq-20160721} on {kerry-iq-20160721:on}.",
        "The words name no base. Read on the Coalition's own, solved from its "
        "bulletins ({mcg-iq-20160610:base}, assumed), the loss in Iraq is "
        "{mcg-iq-20160610:km2}. On {mcg-iq-20160628:on}, after Fallujah, the same "
        "envoy gave {mcg-iq-20160628}: less. Baghdad counted {iqgov-iq-20160511-lost} "
        "of “{iqgov-iq-20160511-lost:of}” already on {iqgov-iq-20160511-lost:on}. One "
        "outlet added both shares to {k24-sum70-20160611}, which is of nothing.",
        claims=(
            *("mcg-iq-20160610", "mcg-sy-20160610", "obama-iq-20160614"),
            *("mcg-iq-20160628", "iqgov-iq-20160511-lost", "kerry-iq-20160721"),
            *("k24-sum70-20160611", "kuna-iqsy-20160610"),
        ),
        happenings=("mcgurk-june10", "mcgurk-june28"),
        changes=(("region", "2014-08-31", "2016-06-10"),),
        ledgers=(
            ("Every share lost in Iraq", "Iraq", LOST),
            ("Every share lost in Syria", "Syria", LOST),
        ),
    ),
    Fact(
        "The strongholds",
        "Raqqa, the capital that IS gave itself, Fallujah and Mosul in Iraq, and "
        "Sirte in Libya are its strongholds; once Fallujah goes, Mosul is its last "
        "city in Iraq. The report says so itself.",
        "On {the_day} the map has Mosul and Raqqa under IS, and Ramadi and Tikrit not.",
        "Fallujah was no longer a stronghold that week, and Sirte was being fought "
        "for: the shares below are of each city's built-up outline.",
        places=(
            ("region", "ramadi", DAY),
            ("region", "tikrit", DAY),
        ),
        cities=(
            *(("raqqa", DAY), ("mosul", DAY)),
            *(("fallujah", DAY), ("sirte", DAY)),
        ),
        happenings=("fallujah-2016", "sirte-battle"),
    ),
    Fact(
        "A setback for Assad's troops near Raqqa",
        "IS took back what troops loyal to Assad had won that week on the way to "
        "Tabqa. The report says so itself.",
        "“{ithriya-tabqa-2016}” ({ithriya-tabqa-2016:on} and after): the oil field on "
        "the way changes hands and back within days on the map.",
        "Sources put the day that the field was reached, and how near the troops "
        "came, differently. Its position here is an estimate.",
        happenings=("ithriya-tabqa-2016",),
        changes=(("raqqa", "2016-06-19", "2016-06-22"),),
        places=(
            ("raqqa", "raqqa_region_thawrah_oilfield", "2016-06-19"),
            ("raqqa", "raqqa_region_thawrah_oilfield", "2016-06-22"),
            ("region", "tabqa", DAY),
        ),
    ),
    Fact(
        "How much of Fallujah?",
        "The government of Iraq and the Coalition did not agree on how much of the "
        "city IS still had.",
        "{fal-garver-20160621:by} for the Coalition ({fal-garver-20160621}, "
        "“{fal-garver-20160621:of}”) and {fal-dod-20160621:by} for the Pentagon "
        "({fal-dod-20160621}) said the same on {fal-garver-20160621:on}.",
        "{fal-cmdr-20160623:by} said {fal-cmdr-20160623} on {fal-cmdr-20160623:on}, "
        "and {fal-obedi-20160617:by} {fal-obedi-20160617} on {fal-obedi-20160617:on}. "
        "They do not measure one thing: cleared is stricter than held, so the ledger "
        "does not call these a contradiction.",
        claims=(
            *("fal-garver-20160621", "fal-garver-contested-20160621"),
            *("fal-dod-20160621", "fal-obedi-20160617", "fal-cmdr-20160623"),
            *("fal-carter-20160617", "fal-saadi-20160626"),
        ),
        happenings=("abadi-fallujah", "fallujah-retaken"),
        cities=(("fallujah", "2016-06-21"),),
        accounts=(("fallujah", "2016-06-16", "2016-06-28"),),
        ledgers=(("Every share of Fallujah", "Fallujah", CITY),),
    ),
    Fact(
        "Mosul fell two years before",
        "Mosul came under IS in June of the year that the caliphate was declared. The "
        "report says so itself.",
        "“{mosul-falls}”: {mosul-falls:on}. The map has it under IS from that day.",
        "Nothing in the data set denies it.",
        happenings=("mosul-falls", "caliphate"),
        changes=(("mosul", "2014-06-04", "2014-06-11"),),
        cities=(("mosul", "2014-06-04"), ("mosul", "2014-06-11")),
    ),
    Fact(
        "Roads cut, smuggling harder",
        "The roads between Raqqa and Mosul are cut, and most of the way from Syria to "
        "Turkey is lost, so fewer arms come in; after {mcg-route-20160610:by}, who "
        "spoke on {mcg-route-20160610:on}.",
        "“{manbij-encircled}” ({manbij-encircled:on}). The main road by Sinjar had "
        "been cut since “{sinjar-2015}” ({sinjar-2015:on}).",
        "Desert tracks stayed in use, by reports of later months; and a strip of the "
        "border was still with IS: {mcg-gap-20160629}, {mcg-gap-20160629:of}, as the "
        "same envoy said on {mcg-gap-20160629:on}. That fewer arms came in is said by "
        "nobody else in the data set.",
        claims=("mcg-route-20160610", "mcg-gap-20160629", "krsc-hwy47-20151112"),
        happenings=("manbij-encircled", "sinjar-2015", "shaddadi-2016"),
        routes=(
            *("hwy47", "baaj-road", "jazira-tracks"),
            *("manbij-jarabulus", "al-rai", "tell-abyad"),
        ),
        ledgers=(("Every statement on roads and borders", "", "route_status"),),
    ),
    Fact(
        "One leader every few days",
        "A senior or mid-level leader was killed at {mcg-leaderrate-20160610}, and "
        "{mcg-leaders-20160610} in the last few months, by {mcg-leaders-20160610:by} "
        "on {mcg-leaders-20160610:on}.",
        "{oir-leaders-20160518:by} for the Coalition said {oir-leaders-20160518} on "
        "{oir-leaders-20160518:on}, “{oir-leaders-20160518:of}”.",
        "Rate and total do not fit: at that rate so many leaders take {leaders_take}; "
        "half a year, the most that a few months can be, makes "
        "{leaders_in_half_a_year}. The Coalition's own rate of "
        "{oir-leaderrate-20151013:on} was {oir-leaderrate-20151013}.",
        claims=(
            *("mcg-leaderrate-20160610", "mcg-leaders-20160610"),
            *("oir-leaders-20160518", "oir-leaderrate-20151013"),
        ),
        ledgers=(
            ("Every count of leaders killed", "", "leaders_killed_total"),
            ("Every rate", "", "leaders_killed_rate_days"),
        ),
    ),
    Fact(
        "Less pay",
        "Pay of foreign fighters fell from {pay-ff-1000-201409} to "
        "{pay-ff-after-2016}, with {stip-wife-csm} for wives and {stip-child-csm} for "
        "each child; of the Coalition, by the report.",
        "{pay-ff-1000-201409:by} spoke of the first on {pay-ff-1000-201409:on}, "
        "{pay-ff-after-2016:by} ({pay-ff-after-2016:for}) of the second.",
        "That would be a fall of {pay_fall}; papers of IS itself halve the pay "
        "({pay_fall_halved}: from {pay-ff-before-2015}, a number reckoned from the "
        "halving). Speaker and year differ at both ends, and stipends were read in "
        "copies of one report to the US Congress.",
        claims=(
            *("pay-ff-1000-201409", "pay-ff-before-2015", "pay-ff-after-2016"),
            *("stip-wife-csm", "stip-child-csm", "pay-crs-400-1200"),
        ),
        happenings=("mosul-bank",),
        ledgers=(
            ("Every figure of pay", "", "fighter_salary_usd_month"),
            ("Every stipend", "", "stipend_usd_month"),
        ),
    ),
    Fact(
        "Fewer foreign fighters",
        "Foreign fighters are fewer by some ten thousand, fewer arrive, more "
        "Westerners ask to come home, and some go to Libya; after diplomats quoted by "
        "a newspaper, and the Institute for the Study of War.",
        "{oir-ffmonth-201604:by} put arrivals at {oir-ffmonth-201604} on "
        "{oir-ffmonth-201604:on}, after {oir-ffmonth-2015} a year before: "
        "{inflow_fall} less. All fighters, not foreign ones alone, had become fewer "
        "by {fighters_fewer} by the numbers of {mcg-fighters-20160610:by} "
        "({mcg-fighters-2014}, then {mcg-fighters-20160610}).",
        "No figure in the data set says how many foreigners were left. "
        "{mcg-ff-20160628} is all who ever came, and {us-ff-201601} “within the "
        "ranks” is more than all fighters were said to be. Of requests to come home "
        "the data set has no row.",
        claims=(
            *("oir-ffmonth-2015", "oir-ffmonth-201604", "mcg-fighters-2014"),
            *("mcg-fighters-20160610", "mcg-fighters-20160628", "mcg-ff-20160628"),
            *("us-ff-201601", "us-lib-fighters-201602"),
        ),
        happenings=("fighter-flow",),
        ledgers=(
            ("Every count of foreign fighters", "", "foreign_fighters_total"),
            ("Every count of arrivals", "", "foreign_fighters_per_month"),
            ("Every count of fighters", "", "fighters_total"),
        ),
    ),
    Fact(
        "Morale falls",
        "Morale is said to be falling, IS to kill its own on the battlefield, and to "
        "be unable to move fighters about; after {mcg-route-20160610:by}.",
        "“{mcgurk-june10}”, {mcgurk-june10:on}.",
        "It is the word of one side. The data set has no row on executions of "
        "fighters; that fighters could not be moved rests on the roads.",
        happenings=("mcgurk-june10", "fighter-flow"),
        claims=("mcg-route-20160610",),
    ),
    Fact(
        "Less support, graffiti",
        "People under IS are said to back it less and to write against it on walls; "
        "after {fal-garver-20160621:by} of the Coalition.",
        "The data set has no row that bears it out.",
        "It has none that denies it. How many lived under IS is another question, "
        "which has figures of its own.",
        ledgers=(
            ("Every count of people under control", "", "population_under_control"),
            ("Every count of people freed", "", "population_liberated"),
        ),
    ),
    Fact(
        "More local recruits, children too",
        "IS is said to take more people from where it stands, children among them; "
        "after the Coalition.",
        "Fewer arrivals from abroad ({oir-ffmonth-201604}, {oir-ffmonth-201604:on}) "
        "would make that likely.",
        "The data set has no row on where recruits come from, or on their age.",
        claims=("oir-ffmonth-201604",),
    ),
    Fact(
        "Its reach is not reduced",
        "What IS can do abroad has not become less, and more attacks are to be "
        "expected as the pressure grows: the head of the CIA to the US Senate, "
        "{brennan:on}.",
        "“{brennan}”. The data set has {attacks_before} attacks abroad until "
        "{the_day} that IS claimed or inspired, and {attacks_after} after it.",
        "A count of attacks chosen for a time line is no rate; and that ground was "
        "lost while attacks went on shows no cause.",
        happenings=("brennan", "istanbul-airport", "nice-2016"),
        chart=True,
    ),
    Fact(
        "Losing cities is not defeat",
        "So says IS's spokesman Abu Mohammed al-Adnani in a recording, "
        "{adnani-may-2016:on}.",
        "“{adnani-may-2016}”. He had called for attacks before: “{adnani-2014}”, "
        "{adnani-2014:on}.",
        "It is IS's own word on its own defeat. By our map IS held {ground_then} in "
        "Iraq and Syria on {the_day}, after {ground_a_year_before} a year before.",
        happenings=("adnani-may-2016", "adnani-2014", "adnani-killed"),
        changes=(("region", "2015-06-24", DAY),),
        ledgers=(("Every area held in Iraq and Syria", "Iraq+Syria", "area_held_km2"),),
    ),
    Fact(
        "Paris, Brussels, Orlando",
        "The report sets attacks abroad beside the loss of ground: Paris, Brussels, "
        "and Orlando, which IS inspired.",
        "Paris ({paris-nov-2015:on}, {paris-nov-2015:dead} dead) and Brussels "
        "({brussels-2016:on}, {brussels-2016:dead} dead) were claimed by IS; Orlando "
        "({orlando:on}, {orlando:dead} dead) was done in its name.",
        "Of Orlando the sources find no direct link. {attacks_left_out} more attacks "
        "that are blamed on IS, or whose tie is unclear, are not drawn.",
        happenings=("paris-nov-2015", "brussels-2016", "orlando"),
        chart=True,
    ),
    Fact(
        "Libya as a base",
        "Libya may become a base for attacks on Europe; after the Institute for the "
        "Study of War.",
        "Numbers said of Libya grew until {us-lib-fighters-201602:asof} "
        "({us-lib-fighters-201602}), and “{ben-guerdane}” came from there.",
        "Sirte was already besieged, and {africom-lib-20170324} were left by "
        "{africom-lib-20170324:asof}, by {africom-lib-20170324:by}. The UN's range "
        "({un-lib-7000-201607}) shows how little was known.",
        claims=(
            *("us-lib-fighters-2015", "us-lib-fighters-201602"),
            *("rod-lib-fighters-201604", "un-lib-7000-201607", "africom-lib-20170324"),
        ),
        happenings=("ben-guerdane", "sirte-battle", "bardo", "sousse"),
        cities=(("sirte", DAY),),
        ledgers=(("Every count of fighters in Libya", "Libya", "fighters_total"),),
    ),
    Fact(
        "From a state to a gang",
        "IS turns from a state into something like a militia with the ways of a gang, "
        "says Michael Stephens of the Royal United Services Institute.",
        "What followed can be seen: the map loses the last ground of IS in the end.",
        "It is a judgement, and the data set has no row that could decide it. On "
        "{the_day} IS still held {ground_then} in Iraq and Syria.",
        happenings=("mosul-victory", "raqqa-retaken", "abadi-final"),
        places=(
            ("region", "mosul-west", "2018-01-01"),
            ("region", "raqqa", "2018-01-01"),
        ),
        ledgers=(("Every area held in Iraq and Syria", "Iraq+Syria", "area_held_km2"),),
    ),
)
