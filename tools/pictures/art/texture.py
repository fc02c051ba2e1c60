"""The feel of cloth: threads that vary a little, and a dye that did not take evenly."""

from functools import lru_cache
from random import Random

from PIL import Image, ImageChops


def clothe(image: Image.Image, seed: str) -> Image.Image:
    """Give the picture the threads of a cloth and the clouds of a dye bath."""
    threads = _threads()
    width, height = image.size
    rng = Random(f"bath:{seed}")
    clouds = _noise(rng, (7, 5), 8).resize((width, height), Image.Resampling.BICUBIC)
    grain = Image.new("L", (width, height))
    for x in range(0, width, threads.width):
        for y in range(0, height, threads.height):
            grain.paste(threads, (x, y))
    veil = ImageChops.add(grain, clouds, scale=2.0)
    return ImageChops.overlay(image, Image.merge("RGB", (veil, veil, veil)))


def _noise(rng: Random, size: tuple[int, int], spread: int) -> Image.Image:
    """Give grey noise within ``spread`` of the middle grey."""
    count = size[0] * size[1]
    data = bytes(128 - spread + byte * 2 * spread // 255 for byte in rng.randbytes(count))
    return Image.frombytes("L", size, data)


@lru_cache(maxsize=1)
def _threads() -> Image.Image:
    """Give a tile of warp and weft, each thread a little darker or lighter than its neighbour."""
    rng = Random("loom")
    warp, weft = _seamless(_noise(rng, (200, 9), 22)), _seamless(_noise(rng, (9, 200), 22))
    return ImageChops.add(warp, weft, scale=2.0)


def _seamless(noise: Image.Image) -> Image.Image:
    """Stretch noise to a tile of 400 by 400 whose edges meet: the middle of nine of its kind."""
    nine = Image.new("L", (noise.width * 3, noise.height * 3))
    for i in range(9):
        nine.paste(noise, (noise.width * (i % 3), noise.height * (i // 3)))
    return nine.resize((1200, 1200), Image.Resampling.BICUBIC).crop((400, 400, 800, 800))
