"""How often Python looks for garbage; a module of its own, for it is set before all else is imported."""

# Words and models are loaded to stay: to look for garbage as often as Python does takes a tenth of the time.
# Objects made since the last search, before Python searches the young ones ...
_NEW_OBJECTS = 50_000
# ... searches of the young ones before it searches those that outlived one ...
_YOUNG_SEARCHES = 20
# ... and searches of those before it searches all.
_MIDDLE_SEARCHES = 50
# As `gc.set_threshold` takes them.
GC_THRESHOLDS = (_NEW_OBJECTS, _YOUNG_SEARCHES, _MIDDLE_SEARCHES)
