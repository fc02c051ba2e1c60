"""An issue as a mail: subject, HTML that works in mail programs, and the same as plain text."""
