"""Who may log in.

Lives here: the user (an e-mail address and a name). Not here: what a role may do at the desk
(``desk.roles``), or who wrote a story (``stories.models.contributor``: a byline needs no login).
"""
