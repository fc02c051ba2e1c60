"""Scenes of the demo's stories, one function each, in one hand: flat shapes, few inks, light from
the upper left, people at work, and in front the thing that the story is about.
"""
