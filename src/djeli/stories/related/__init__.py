"""Related stories: found from words, topics and dates when a story is published.

Lives here: a story's terms and their weights, how near two stories are, and what is kept of both.
Not here: the analysis of words (``kit.words``), translations (``translations``) and the parts of a
running story (``running_stories``).
"""
