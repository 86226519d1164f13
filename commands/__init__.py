"""What commands share, and commands too long for `app.py`.

terminal        options, writing, errors as messages and exit codes
claims          the ledger of claims and the bases it rests on
imports         files of others to a data set
"""
