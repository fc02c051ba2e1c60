"""The press: renders pages, stores them, and renders them again when their rows change.

Lives here: the change log, dependencies, rendering, the page store, serving from it, purging a CDN,
the static export. The rooms above register how a row becomes a response. Not here: anything about
stories, or how a page looks. The press would work unchanged on a site about cars.
"""
