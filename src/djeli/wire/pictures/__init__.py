"""Pictures of agencies: where their bytes are, into the library, and out of use again."""
