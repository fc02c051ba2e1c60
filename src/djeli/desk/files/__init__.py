"""Pictures and documents that are published: who may change them, and what others are told."""
