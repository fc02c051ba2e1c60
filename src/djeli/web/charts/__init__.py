"""Charts of stories: figures to marks on a sheet, and the sheet as SVG for pages or as a picture.

Across, everything is placed as a share of the width, so that one drawing fits a phone and a
broadsheet with letters of one size; down, in px. No script, no colour but the page's own.
"""
