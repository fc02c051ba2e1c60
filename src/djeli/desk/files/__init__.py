"""Published pictures and documents: who may change them, and what other users are told."""
