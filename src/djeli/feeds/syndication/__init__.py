"""The feed for partners who may publish our stories: which stories, on which terms, as ninjs."""
