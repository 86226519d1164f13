"""The page that compares two days: what changed between A and B, by which reports.

ids      names of its components
state    what it compares, and the query of its URL
days     days as typed, and days that have a name
found    what changed, summed and counted for the page
page     its tree: controls, and the frames that callbacks fill
panels   the finding in words, flows and totals
places   the list of places that changed hands, for the browser
"""
