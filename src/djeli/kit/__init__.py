"""Pure functions that two or more rooms call, without Django.

Lives here: language codes and text direction, web and mail addresses, redirects, control
characters, the analyser of words, garbage collection at start. Not here: anything about stories.
"""
