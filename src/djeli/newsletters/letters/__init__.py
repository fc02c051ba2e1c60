"""An issue as a mail: subject, HTML that survives mail programs, and text with the same in it."""
