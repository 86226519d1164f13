"""Figures that leave the building: pictures and files, bytes out, no dash.

A `Recipe` says all that makes one picture. It becomes a drawing (a plotly figure), the
drawing becomes an SVG in one warm browser, and the SVG is printed as PNG or PDF there;
each carries its recipe inside.
"""
