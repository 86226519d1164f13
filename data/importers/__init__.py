"""Files of others to the project's own frames, one module a kind.

snapshots       a folder of drawings, a file a day, to what `geo.faces.faces` takes

An importer reads what a user holds; nothing of it is shipped. It reports every file
that it cannot read at once, and whatever it changed or passed over.
"""
