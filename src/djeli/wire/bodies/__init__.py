"""What an agency wrote as text, HTML or columns, as clean blocks: every word arrives."""
