"""Plotly figures as plain dicts of plotly's own schema; no Dash, no files.

theme    colours, type and the empty layout every figure starts from
map      control on a day: cells, stripes, places
areas    km2 by holder through time
claims   published claims, one axis a denominator
ledger   the same, wide, with our own measure behind
attacks  ground held above attacks abroad
"""
