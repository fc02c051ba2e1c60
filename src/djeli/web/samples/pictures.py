"""Sample pictures, at addresses that the styleguide draws."""

from djeli.web.view_models.picture import ShownPicture

FOLDER = "/styleguide/pictures"


def woven(number: int, alt: str, caption: str = "", width: int = 2400) -> ShownPicture:
    """Give the sample picture of that number; 3:2, of `width` px."""
    return ShownPicture(
        base_url=f"{FOLDER}/{number}/1",
        width=width,
        height=round(width * 2 / 3),
        alt=alt,
        caption=caption,
        credit="Illustration: Vardiafrica",
        light_size=28_000,
    )


RIVER = woven(
    1,
    "Abstract pattern of river lines and stepped diamonds, standing for gauges along a river",
    "A flood gauge, woven into the story of the river in the manner of bogolan.",
)
MARKET = woven(
    2,
    "Abstract pattern of small squares between bands, standing for the stalls of a market",
    "Stalls return to the bridge at Ségou before the sun is over the water.",
)
COCOA = woven(3, "Abstract pattern of pods and combs, standing for a cocoa harvest")
CLINIC = woven(4, "Abstract pattern of crosses and dots, standing for a health post")
SCREEN = woven(5, "Abstract pattern of bright frames, standing for an open-air cinema")
RAIL = woven(6, "Abstract pattern of long parallel lines, standing for a new railway")
RADIO = woven(7, "Abstract pattern of widening arcs, standing for a radio mast at night")
BOATS = woven(8, "Abstract pattern of hulls and waves, standing for small fishing boats")
FACES = tuple(
    woven(20 + number, f"Portrait in pattern, number {number}", width=600) for number in range(6)
)
SMALL = woven(9, "Abstract pattern of a picture that is small", "A small original.", width=300)
