"""From rows to view models: what pages of several kinds are built from.

Lists and cards of a page in few queries, the shell around it, bodies, players, pagination, the
filters of the search. The builder of one kind of page is in `pages`; the view models themselves
are in `view_models`.
"""
