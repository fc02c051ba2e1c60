"""The journalism: everything that would be true of it on paper.

Lives here: article, section, front, standing page, contributor, agency, topic, picture, line-up,
the edition's settings, and the lists of live stories. Not here: how they look (``web``), how agency
copy arrives (``wire``) and who may edit them (``desk``).
"""
