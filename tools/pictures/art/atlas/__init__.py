"""The parts of a locator map: the world's countries, the view of them, the letters on them.

``world.json.gz`` is Natural Earth's geography, made small by ``tools/atlas.py``; see NOTICE.
"""
