"""Pictures as browsers lay them out, beside the widths by which they choose a file."""

import pytest

from tests.vardiafrica import MARKS
from tests.windows import window

pytestmark = MARKS
STORY = "/finance/kano-maize-falls-by-a-fifth/"
PAGES = ("/", "/politics/", "/latest/", "story", "/search/?q=river")
WIDTHS = (360, 768, 1280)
MEASURED = """() => {
  const length = (text) => {
    const box = document.createElement("div");
    box.style.cssText = `position:absolute;visibility:hidden;width:${text}`;
    document.body.append(box);
    const { width } = box.getBoundingClientRect();
    box.remove();
    return width;
  };
  const told = (sizes) => {
    for (const one of sizes.split(",")) {
      const [, media, text] = one.trim().match(/^(.*\\) )?(\\S+)$/);
      if (!media || matchMedia(media.trim()).matches) return length(text);
    }
  };
  return [...document.querySelectorAll("picture img")].flatMap((image) => {
    const { width } = image.getBoundingClientRect();
    const source = [...image.parentElement.querySelectorAll("source")]
      .find((one) => !one.media || matchMedia(one.media).matches);
    if (!width) return [];
    const by = source.sizes ? told(source.sizes) : / 2x/.test(source.srcset) ? 96 : 48;
    return [[image.currentSrc || image.src, width, by]];
  });
}"""


@pytest.fixture(scope="module")
def page(chromium):
    """One for all pages and widths: each is opened anew."""
    with window(chromium, service_workers="block") as context:
        yield context.new_page()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_a_picture_is_as_wide_as_its_sizes_say_within_a_tenth(vardiafrica, page, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(vardiafrica.url + (STORY if path == "story" else path))
    measured = page.evaluate(MEASURED)
    assert measured
    wrong = [(src, true, told) for src, true, told in measured if abs(told - true) > true / 10]
    assert wrong == []


def test_a_phone_of_three_pixels_to_one_takes_no_more_than_one_of_two(vardiafrica, chromium):
    taken = []
    for fineness in (2, 2.625, 3):
        size = {"width": 360, "height": 800}
        with window(
            chromium, viewport=size, device_scale_factor=fineness, is_mobile=True
        ) as context:
            page = context.new_page()
            page.goto(vardiafrica.url + STORY)
            image = page.locator(".lead-picture img")
            image.evaluate("one => one.decode()")
            taken.append(image.evaluate("one => one.currentSrc"))
    assert "768" in taken[0]
    assert len(set(taken)) == 1
