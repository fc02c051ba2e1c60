"""What a writer pastes into a story: HTML of other programs, made into the story's own blocks.

Lives here: reading what office programs write (``office``), making blocks of it (``blocks``), and
the address that the editor's script asks. HTML itself is read by the wire, which does the same for
agency copy.
"""
