"""Which pictures and documents readers may fetch: those that something live shows.

Lives here: which rows can show a file, the record of those that do, and the public folder that
holds no other picture. Not here: the answer to who asks for a file (``web``), and who at the desk
may change one (``desk``).
"""
