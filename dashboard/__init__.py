"""The page: a Dash app over a data set. Imports `geo` and `data`, never `app`.

settings     what is fixed: graph configuration, opening day
state        ViewState and its text form, the URL: the only place that knows URL names
ids          the names of components that callbacks speak of
text         days, areas and holders in words
errors       what a visitor sees when something fails
security     response headers
application  the app factory: layout, callbacks and routes on one Dash object
layout       the page as a tree; controls, method and place are its larger parts
manifest     what the browser knows beforehand
published    what the browser loads by hashed name
routes       plain routes: published files and CSV downloads
storeroom    fixed files, packed once and kept
server       serving with gunicorn
ledger_*     the ledger of claims: its state, its page, a card, the table, the bases
article_*    the tour of a report, one fact a page; evidence and quotes fill it
claim_words  claims in words: number, whole, dates, km2
figures/     plotly figures; plotly yes, dash no
callbacks/   thin: parse state, call geo, call a figure
"""
