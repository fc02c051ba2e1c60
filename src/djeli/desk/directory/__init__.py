"""Contributors, agencies and topics: lists, forms, and one place in the menu."""
