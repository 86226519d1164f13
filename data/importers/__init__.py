"""Files of others to the project's own frames, one module a kind.

layers          a vector file to its features, or every fault
snapshots       a folder of drawings, a file a day, to what `geo.faces.faces` takes
drawings        faces and their intervals to the folder of a data set

An importer reads what a user holds; nothing of it is shipped. It reports every file
that it cannot read at once, and whatever it changed or passed over.
"""
