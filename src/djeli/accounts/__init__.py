"""Who may log in.

Lives here: the user (an e-mail address and a name), attempts to get in, second factors, sessions,
and the audit log. Not here: the pages that ask for them (``desk.sign_in``), what a role may do at
the desk (``desk.roles``), or who wrote a story (``stories.models.contributor``: a byline needs no
login).
"""
