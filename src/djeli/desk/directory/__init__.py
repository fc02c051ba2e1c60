"""Contributors, agencies, topics and users: lists and forms."""
