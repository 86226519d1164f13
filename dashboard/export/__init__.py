"""Figures that leave the building: pictures and files, bytes out, no dash.

A `Recipe` says all that makes one picture. It becomes a drawing (a plotly figure), the
drawing becomes an SVG in one warm browser, and the SVG is printed as PNG or PDF there;
each carries its recipe inside.

recipe     what makes one picture; JSON, address and command
words      title, caption, citation, amounts
captions   the same of events, attacks and the check;  offer  what a theatre can have
sheet      where they stand, by preset;  palette  the colours, by theme;  swatch  keys
vector     the map, from paper (projection), terrain, labels and furniture
charts     the page's charts on a sheet;  whole  map and chart on one
lanes      events, from lane (where they stand) and flags (their names)
flows      from whom to whom ground went
browser    what draws;  image  the door of pictures;  metadata  what is inside them
animation  the days of a film;  film  its writing;  jobs  films that a server makes
files      data files, from ground and records;  content  every form by its name
"""
