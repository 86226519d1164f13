"""Pure geometry and time: what lives here reads no file and knows no browser.

errors          what goes wrong, as one small tree
vocabulary      the words of the field: status, rule, method, precision
measure         areas in km2, geodesic and equal-area
cells           places to cells (Voronoi within an outline's parts)
faces           daily polygons to faces that tile, and their intervals
overlay         the geometry under faces: pieces, inner points, membership
history         reports to half-open intervals of control, state at a day
reach           cells cut to what is near enough to their place: caps, size classes
districts       districts, each to whom most of its places go
units           the one idea behind every method: units and their history
areas           km2 by holder through time, by any method
bands           low and high, by status and by how exactly dates are known
baseline        percentages of a named baseline and denominator; net and gross
spans           what stands in place of a history for some of the time
disagreement    where and when reports conflict, km2 in dispute
evidence        how old the newest word on a place is; a limit to carrying it on
change          what changed hands between two days: places, flows, gains and losses
front           the line between holders, its length in km through time
claims          published figures as ranges, and in km2 on a named base
baselines       bases solved from shares and areas
contradictions  figures that do not stand beside each other, and why
arithmetic      figures of one statement checked against each other
verdicts        figures beside measures, method by method
hatch           stripes over contested ground
"""
