"""What commands share, and commands too long for `app.py`.

terminal        options, writing, errors as messages and exit codes
imports         files of others to a data set
"""
