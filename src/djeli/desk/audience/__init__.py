"""What readers read, for the newsroom: how many are there, which stories, where they come from."""
