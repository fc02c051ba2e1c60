import io
import threading
import time

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from PIL import Image

from djeli.cli.clock.picture_cutter import PictureCutter
from djeli.press.changes.log import keep_abreast
from djeli.stories.models import Agency, Picture, WaitingPicture
from djeli.stories.photos import pixels
from djeli.stories.photos.renditions import Developed
from djeli.stories.public_files import folders, showings, waiting
from djeli.web.files import cutting
from djeli.web.view_models.picture import FIRST, rounds_for
from tests import newsroom, photos
from tests.cutting import address, cut_all
from tests.desk.logins import log_in

pytestmark = pytest.mark.django_db
SMALL = (300, 200)


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr("djeli.stories.photos.likeness.fitting_quality", lambda *_: 40)
    showings.catch_up()


def there(picture, public=True):
    return folders.files_in(picture.pk, picture.version, public=public)


def names(rounds):
    return {f"{spec.name}.{form}" for some in rounds for spec, form in some}


def all_of(picture):
    return names(rounds_for(picture.width, picture.height))


def waits():
    return list(WaitingPicture.objects.order_by("pk").values_list("pk", "is_shown", "round"))


def test_an_uploaded_picture_is_cut_for_the_newsroom_and_is_public_with_its_story():
    picture = newsroom.picture()
    cut_all()
    assert there(picture) == set()
    assert there(picture, public=False) == all_of(picture)
    assert waits() == []

    newsroom.topic(portrait=picture)
    showings.catch_up()
    assert there(picture) == all_of(picture)
    assert there(picture, public=False) == set()


def test_a_publication_has_a_rendition_of_each_shape_before_its_pages_are_pressed(client):
    picture = newsroom.picture()
    newsroom.topic(portrait=picture)
    keep_abreast()
    assert there(picture) == {f"{spec.name}.jpg" for spec in FIRST}
    assert waits() == [(picture.pk, True, 1)]
    for spec, form, nearest in (
        ("c1600x900", "avif", "c768x432.jpg"),
        ("c96x96", "webp", "c192x192.jpg"),
        ("w480", "jpg", "w768.jpg"),
        ("c672x448", "avif", "c480x320.jpg"),
    ):
        answer = client.get(address(picture, spec, form))
        assert answer["Location"].endswith(f"/{picture.version}/{nearest}"), spec
        assert "no-store" in answer["Cache-Control"]
        assert client.get(answer["Location"]).status_code == 200


def test_who_only_reads_never_makes_the_server_decode_a_picture(client, monkeypatch):
    public, private = newsroom.picture(), newsroom.picture("A tunnel")
    newsroom.topic(portrait=public)
    showings.catch_up()
    decoded = []
    monkeypatch.setattr(Developed, "__init__", lambda *_: decoded.append(1))
    monkeypatch.setattr("djeli.web.files.media.rendition_of", lambda *_: decoded.append(1))
    for picture in (public, private):
        for spec, form in (
            ("w1600", "avif"),
            ("c96x96", "jpg"),
            ("c97x97", "jpg"),
            ("w480", "png"),
        ):
            is_to_come = picture is public and spec != "c97x97" and form != "png"
            answer = client.get(address(picture, spec, form))
            assert answer.status_code == (503 if is_to_come else 404)
            assert answer.get("Retry-After") == ("2" if is_to_come else None)
    assert decoded == []
    assert there(public) == there(private) == set()


def test_the_newsroom_sees_a_picture_that_is_not_cut_yet():
    picture = newsroom.picture()
    answer = log_in("Contributors").get(address(picture, "c96x96", "jpg"))
    assert Image.open(io.BytesIO(answer.content)).size == (96, 96)


def test_what_readers_see_is_cut_first_and_all_of_it_in_rounds():
    shown, kept = newsroom.picture(), newsroom.picture("A tunnel")
    newsroom.topic(portrait=shown)
    showings.catch_up()
    seen = []
    while cutting.step():
        seen.append((len(there(shown)) > 0, len(there(kept, public=False)) > 0))
    assert seen == [(True, False)] * 3 + [(True, True)] * 3
    assert there(shown) == all_of(shown)


def test_the_clock_cuts_as_many_rounds_as_are_set(settings):
    picture = newsroom.picture()
    newsroom.topic(portrait=picture)
    settings.PICTURES_CUT_ROUNDS = 1
    cut_all()
    assert there(picture) == {f"{spec.name}.jpg" for spec in FIRST}
    settings.PICTURES_CUT_ROUNDS = 3
    cut_all()
    assert there(picture) == all_of(picture)


def test_who_is_killed_while_cutting_goes_on_where_it_ended(monkeypatch):
    picture = newsroom.picture()
    newsroom.topic(portrait=picture)
    showings.catch_up()
    keep, kept = folders.keep, []

    def keep_two(name, content):
        if len(kept) == 2:
            raise SystemExit
        kept.append(name)
        keep(name, content)

    monkeypatch.setattr(folders, "keep", keep_two)
    with pytest.raises(SystemExit):
        cutting.step()
    assert waits() == [(picture.pk, True, 0)]
    monkeypatch.setattr(folders, "keep", keep)
    cut_all()
    assert there(picture) == all_of(picture)


def test_a_full_disk_or_a_lost_database_stops_the_queue_and_loses_nothing(monkeypatch):
    picture = newsroom.picture()
    showings.catch_up()
    for error in (OSError(28, "No space left on device"), OperationalError("gone")):

        def fail(*_, error=error):
            raise error

        monkeypatch.setattr(folders, "keep", fail)
        with pytest.raises(type(error)):
            cutting.step()
        assert waits() == [(picture.pk, False, 0)]


@pytest.mark.parametrize(
    "spoil", [b"", photos.telling()[:9000], None], ids=["empty", "half", "lost"]
)
def test_a_picture_that_cannot_be_cut_is_tried_once_and_again_when_it_changes(spoil):
    picture, other = newsroom.picture(), newsroom.picture("A tunnel")
    with picture.open_file() as file:
        content = file.read()
    default_storage.delete(picture.file.name)
    if spoil is not None:
        default_storage.save(picture.file.name, io.BytesIO(spoil))
    cut_all()
    row = WaitingPicture.objects.get()
    assert (row.pk, bool(row.trouble)) == (picture.pk, True)
    assert there(other, public=False)

    default_storage.delete(picture.file.name)
    default_storage.save(picture.file.name, io.BytesIO(content))
    Picture.objects.filter(pk=picture.pk).update(copyright="© Lantern")
    cut_all()
    assert waits() == []
    assert there(Picture.objects.get(pk=picture.pk), public=False)


def test_a_change_while_a_picture_is_cut_lets_it_wait_again(monkeypatch):
    picture = newsroom.picture()
    showings.catch_up()
    row = waiting.next_one()
    waiting.ask([picture.pk], shown=True)
    waiting.done(row)
    assert waits() == [(picture.pk, True, 0)]


def test_another_name_of_the_agency_is_another_credit_in_all_its_files():
    agency = Agency.objects.create(name="Harmattan Wire")
    picture = newsroom.picture(agency=agency)
    newsroom.topic(portrait=picture)
    cut_all()
    Agency.objects.update(name="Sahel Wire")
    cut_all()
    renamed = Picture.objects.get()
    assert renamed.version != picture.version
    assert there(renamed) == all_of(renamed)
    assert there(picture) == set()


def test_files_that_were_lost_are_found_by_a_sweep_and_others_are_left_alone():
    lost, whole = newsroom.picture(), newsroom.picture("A tunnel")
    newsroom.topic(portrait=lost)
    cut_all()
    default_storage.delete(folders.public_name(lost.pk, lost.version, "w480.avif"))
    sweep = cutting.Sweep()
    while sweep.step():
        pass
    assert waits() == [(lost.pk, True, 0)]
    cut_all()
    assert there(lost) == all_of(lost)
    assert there(whole, public=False) == all_of(whole)


def test_a_clock_that_starts_on_a_folder_without_renditions_cuts_them_anew(client):
    picture, kept = newsroom.picture(size=SMALL), newsroom.picture("A tunnel", size=SMALL)
    newsroom.topic(portrait=picture)
    cut_all()
    folders.withdraw(picture.pk)
    folders.forget_previews(kept.pk)
    missing = client.get(address(picture, "c1200x630", "jpg"))
    assert missing.status_code == 404
    assert missing["Cache-Control"] == "public, max-age=0, must-revalidate"

    cutter = PictureCutter()
    while cutter.step():
        pass
    assert client.get(address(picture, "c1200x630", "jpg")).status_code == 200
    assert there(picture) == all_of(picture)
    assert there(kept, public=False) == all_of(kept)
    assert waits() == []


def test_a_starting_clock_has_cut_what_readers_see_before_it_has_looked_through_the_archive(
    monkeypatch,
):
    pictures = [newsroom.picture(f"Picture {number}", size=SMALL) for number in range(5)]
    newsroom.topic(portrait=pictures[-1])
    cut_all()
    for one in pictures:
        folders.withdraw(one.pk)
        folders.forget_previews(one.pk)
    monkeypatch.setattr(cutting, "SOME", 1)
    cutter = PictureCutter()
    cutter.step()
    cutter.step()
    assert there(pictures[-1]) == {f"{spec.name}.jpg" for spec in FIRST}
    assert waits() == [(pictures[-2].pk, False, 0), (pictures[-1].pk, True, 1)]


def test_of_what_a_sweep_finds_the_newest_is_cut_first(monkeypatch):
    pictures = [newsroom.picture(f"Picture {number}", size=SMALL) for number in range(3)]
    showings.catch_up()
    WaitingPicture.objects.all().delete()
    monkeypatch.setattr(cutting, "SOME", 1)
    sweep = cutting.Sweep()
    while sweep.step():
        pass
    assert len(waits()) == 3
    assert waiting.next_one().pk == pictures[-1].pk


def test_files_that_a_picture_which_still_waits_had_are_found_missing_too(settings):
    picture = newsroom.picture()
    newsroom.topic(portrait=picture)
    settings.PICTURES_CUT_ROUNDS = 1
    cut_all()
    assert waits() == [(picture.pk, True, 1)]
    folders.withdraw(picture.pk)
    sweep = cutting.Sweep()
    while sweep.step():
        pass
    cut_all()
    assert there(picture) == {f"{spec.name}.jpg" for spec in FIRST}


def test_a_lost_original_that_is_restored_is_cut_when_the_clock_starts():
    picture = newsroom.picture(size=SMALL)
    with picture.open_file() as file:
        content = file.read()
    default_storage.delete(picture.file.name)
    cut_all()
    assert WaitingPicture.objects.get().trouble
    default_storage.save(picture.file.name, io.BytesIO(content))
    sweep = cutting.Sweep()
    while sweep.step():
        pass
    cut_all()
    assert there(picture, public=False) == all_of(picture)


def test_a_deleted_picture_waits_no_longer():
    picture = newsroom.picture()
    showings.catch_up()
    Picture.objects.all().delete()
    cut_all()
    assert waits() == []
    assert there(picture, public=False) == set()


def test_one_picture_is_decoded_at_a_time(monkeypatch):
    now, most = [0], [0]
    decode = pixels._pixels

    def slowly(*given):
        now[0] += 1
        most[0] = max(most[0], now[0])
        time.sleep(0.02)
        now[0] -= 1
        return decode(*given)

    monkeypatch.setattr(pixels, "_pixels", slowly)
    content = photos.saved(photos.scene(), "JPEG")
    threads = [
        threading.Thread(target=pixels.pixels, args=(io.BytesIO(content),)) for _ in range(4)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert most == [1]


def test_a_file_that_is_being_written_is_not_there_yet(monkeypatch):
    picture = newsroom.picture()
    seen = []
    save = default_storage.save

    def looking(name, content):
        saved = save(name, content)
        seen.append(there(picture, public=False))
        return saved

    monkeypatch.setattr(default_storage, "save", looking)
    folders.keep(folders.newsroom_name(picture.pk, picture.version, "w480.jpg"), b"a picture")
    assert seen == [set()]
    assert there(picture, public=False) == {"w480.jpg"}


def test_an_uploaded_file_of_more_than_the_limit_is_refused_in_words(settings):
    large = photos.png_of_size(9_000, 9_000)
    with pytest.raises(Exception, match="The limit is 50 megapixels"):
        Picture.objects.create(title="A", file=SimpleUploadedFile("a.png", large))
