"""The view models of whole pages: one for each page template, with the pieces that it alone has."""
