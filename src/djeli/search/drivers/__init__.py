"""Where words are kept and looked up: what differs between databases, behind one interface."""
