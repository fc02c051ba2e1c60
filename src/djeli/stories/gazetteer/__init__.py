"""Names that the edition knows without being told: countries, cities, organisations.

``names.tsv`` is written by ``tools/gazetteer``; whose it is stands in ``NOTICE``. Here names are
found in a text, offline, and made into suggestions of topics. What a topic is, is ``models.topic``.
"""
