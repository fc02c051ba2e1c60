import gc
import io
import weakref

from PIL import Image

from djeli.stories.photos.embedded_credits import Rights
from djeli.stories.photos.geometry import Spec
from djeli.stories.photos.renditions import Developed
from tests import photos


def test_a_picture_is_made_smaller_once_for_all_formats_of_a_size(monkeypatch):
    written = io.BytesIO()
    photos.scene().save(written, "PNG")
    developed = Developed(written, Rights())
    resize, asked = Image.Image.resize, []

    def counted(image, size, *arguments, **options):
        asked.append(size)
        return resize(image, size, *arguments, **options)

    monkeypatch.setattr(Image.Image, "resize", counted)
    files = [developed.rendition(Spec(320), form) for form in ("avif", "webp", "jpeg")]

    assert {Image.open(io.BytesIO(file)).width for file in files} == {320}
    assert [size[0] for size in asked].count(320) == 1


def test_the_pixels_of_a_picture_go_as_soon_as_nobody_needs_them():
    written = io.BytesIO()
    photos.scene().save(written, "PNG")
    gc.disable()  # a circle of references would wait for it
    try:
        developed = Developed(written, Rights())
        developed.rendition(Spec(320), "webp")
        left = weakref.ref(developed)
        del developed
        assert left() is None
    finally:
        gc.enable()
