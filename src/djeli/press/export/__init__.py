"""The whole site as files, for anything that serves files.

Lives here: what each address is called as a file, what pages point to, and the folder that holds
it all. Not here: any knowledge of which addresses there are, or of what stands in them.
"""
