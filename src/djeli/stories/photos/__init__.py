"""Picture files: what they say of themselves, what can be shown of them, and what goes out.

Lives here: reading a file's metadata, turning any file into upright sRGB pixels, the sizes of
renditions, and writing them with credit, copyright and terms and nothing else. What a picture's row
holds is in ``stories.models.picture``; which sizes pages use is in ``web.view_models.picture``.
"""
