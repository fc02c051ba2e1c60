"""How like the original a compressed picture looks, and the quality that is enough for it.

The measure is structural similarity (SSIM: Wang, Bovik, Sheikh and Simoncelli, IEEE Transactions on
Image Processing 13, 2004) of the brightness, over blocks of 8 x 8 px; Pillow alone computes it.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageMath

SAMPLE = 480
"""Width in px of the copy that is tried: that of a picture on a phone, where flaws show first."""
BLOCK = 8
STEADY, STEADY_SPREAD = (0.01 * 255) ** 2, (0.03 * 255) ** 2
"""The constants C1 and C2 of the formula, for eight bits."""
ENOUGH = 0.975
"""Likeness from which on nobody sees a difference beside the original on a phone."""
STEPS: Mapping[str, tuple[int, ...]] = {
    "avif": (40, 46, 52, 58),
    "jpeg": (56, 62, 68, 74),
    "webp": (54, 60, 66, 72),
}
"""Qualities that are tried, lowest first; the last is taken where none is enough."""
TRIED_WITH: Mapping[str, dict[str, Any]] = {"avif": {"speed": 8}, "jpeg": {}, "webp": {}}


def sample(image: Image.Image) -> Image.Image:
    """The copy of ``image``, RGB, on which qualities are tried."""
    made = image.copy()
    made.thumbnail((SAMPLE, 4 * SAMPLE), Image.Resampling.LANCZOS)
    return made


def fitting_quality(sample: Image.Image, form: str) -> int:
    """The lowest of the steps of ``form`` ("avif", "jpeg", "webp") at which ``sample`` is like
    itself; at most two are tried."""
    low, high = 0, len(STEPS[form]) - 1
    while low < high:
        middle = (low + high) // 2
        if likeness(sample, _compressed(sample, form, STEPS[form][middle])) >= ENOUGH:
            high = middle
        else:
            low = middle + 1
    return STEPS[form][low]


def likeness(one: Image.Image, other: Image.Image) -> float:
    """1.0 for two pictures of a size that are the same; 0.9 is seen at once."""
    x, y = one.convert("L").convert("F"), other.convert("L").convert("F")
    size = min(BLOCK, *x.size)
    similar = ImageMath.lambda_eval(
        _similarity,
        x=x.reduce(size),
        y=y.reduce(size),
        xx=_product(x, x).reduce(size),
        yy=_product(y, y).reduce(size),
        xy=_product(x, y).reduce(size),
    )
    # The mean of all blocks: one block that is as large as the picture of them.
    return float(similar.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))


def _product(one: Image.Image, other: Image.Image) -> Image.Image:
    made: Image.Image = ImageMath.lambda_eval(lambda of: of["a"] * of["b"], a=one, b=other)
    return made


def _similarity(of: Mapping[str, Any]) -> Any:
    x, y = of["x"], of["y"]
    shared = of["xy"] - x * y
    spread = (of["xx"] - x * x) + (of["yy"] - y * y)
    nearness = (x * y * 2 + STEADY) / (x * x + y * y + STEADY)
    return nearness * (shared * 2 + STEADY_SPREAD) / (spread + STEADY_SPREAD)


def _compressed(image: Image.Image, form: str, quality: int) -> Image.Image:
    written = io.BytesIO()
    image.save(written, form.upper(), quality=quality, **TRIED_WITH[form])
    return Image.open(written).convert("RGB")
