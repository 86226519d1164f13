"""Pure geometry and time: what lives here reads no file and knows no browser.

errors          what goes wrong, as one small tree
vocabulary      the words of the field: status, rule, method, precision
measure         areas in km2, geodesic and equal-area
cells           places to cells (Voronoi within an outline's parts)
faces           daily polygons to faces that tile, and their intervals
overlay         the geometry under faces: pieces, inner points, membership
history         reports to half-open intervals of control, state at a day
areas           km2 by holder through time
claims          published figures as ranges, and in km2 on a named base
baselines       bases solved from shares and areas
contradictions  figures that do not stand beside each other, and why
arithmetic      figures of one statement checked against each other
verdicts        figures beside measures, method by method
hatch           stripes over contested ground
"""
