"""Colours as numbers: mixing them, and the contrast that a reader's eye will find between two."""

Colour = tuple[int, int, int]


def colour(code: str) -> Colour:
    """Give the colour that a six-digit hexadecimal code such as ``"2c2a66"`` stands for."""
    value = int(code, 16)
    return value >> 16, value >> 8 & 255, value & 255


def code(shade: Colour) -> str:
    """Give the code of a colour as SVG and CSS write it, ``"#2c2a66"``."""
    return "#{:02x}{:02x}{:02x}".format(*shade)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Give ``first`` with a ``share`` (0 to 1) of ``second`` stirred in."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


def luminance(shade: Colour) -> float:
    """Give the relative luminance, 0 for black to 1 for white (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in shade)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: Colour, second: Colour) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)
