"""Turns the research tables into the data set folder `data/islamic-state`.

Every module is one group of tables. The functions take frames of text and give
frames of text, so nothing the research wrote is rounded, guessed or lost.

    python -m data.convert --research RESEARCH --out data/islamic-state
"""
