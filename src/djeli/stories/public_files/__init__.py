"""Which pictures and documents are public: those that a live page shows.

Lives here: which rows can show a file, the record of those that do, and the public folder, which
holds no other picture. Not here: the answer to a request for a file (``web``), and who may change
one (``desk``).
"""
