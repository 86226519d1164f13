"""The page that sets published areas and percentages beside ours.

state     which claims are asked for, as the URL says it
page      the page: finding, chart, table
"""
