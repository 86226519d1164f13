"""Data sets: what a folder must hold, how it is loaded, and what is made from it.

schema          every table: each column, its unit, its allowed values, its keys
reading         one file as text, with the line of each row
delimited       a CSV file to a table of text, each row with its line in the file
features        a GeoJSON file to the same, plus its geometries
faults          what pandera finds wrong, as faults with file, row, column, value
references      keys between tables, and dates within their theatre
placement       places near enough to their outlines, theatres with both
coverage        outlines and drawn cells: all ground once, and only once
dataset         Dataset, and load(folder): all of it, or every fault at once
countries       names and codes of the countries
codes           one small integer for each holder and status
districts       districts of the base map
theatre         a theatre with all that is computed from it, each thing once
tables          measures as tables, for the command line and the downloads
claims          claims of ground, sorted into what can be drawn together
grading         what a published figure counts, and whether a method counts the same
check           published figures beside ours, by every method
statements      claims read for comparing: ranges, days, kinds of figure
bases           what shares are of, in km2: measured, solved or printed
measured        what the theatres measure of the places of claims
spread          our own measure of what claims are about, through time
ledger          every claim with its km2, contradictions, checks and verdicts
happenings      which events belong beside which theatre
ground          what is coloured on a map by a method: numbered units, stripes
publish         what the browser loads: immutable files of columns and shapes
tiles           the ground as vector tiles, for what is too big for one file
importers/      other people's formats; one module a format
convert/        from the research tables to `islamic-state`
islamic-state/  the data set the dashboard opens with
basemap/        the layers drawn under it

A data set that loads is sound: nothing behind this border checks it again.
"""
