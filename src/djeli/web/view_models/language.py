"""Languages of texts: which way they are written."""

from djeli.kit.language import RIGHT_TO_LEFT, Direction, direction

__all__ = ["RIGHT_TO_LEFT", "Direction", "direction"]
