"""The index: which stories are in it, under which words, and how it follows the stories.

Not here: how a database or OpenSearch keeps it (``drivers``), and questions to it.
"""
