"""The lists of contributors, agencies and topics: one viewset per file."""
