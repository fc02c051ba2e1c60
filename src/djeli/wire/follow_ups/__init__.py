"""What an agency changed after a story was made of its item: compared, and taken block by block."""
