"""The journalism: what would be true of it on paper.

Lives here: article, section, front, standing page, contributor, agency, topic, picture, line-up,
the edition's own facts, and the lists in which live stories stand. Not here: how any of it looks
(``web``), where it came from (``wire``) or who may touch it (``desk``).
"""
