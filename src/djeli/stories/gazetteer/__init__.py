"""Names that are known in advance: countries, cities, organisations.

``names.tsv`` is written by ``tools/gazetteer``; its licence is in ``NOTICE``. Here names are found
in a text, offline, and suggested as topics. What a topic is, is ``models.topic``.
"""
