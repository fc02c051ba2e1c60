"""What a picture's screen and a story's editor say of it: where it was used, what its file proves."""

import io

import pytest
from django.core.files.images import ImageFile

from djeli.desk.editor.checks import checks_of
from djeli.stories.models import Picture
from djeli.stories.public_files.uses import summaries_of
from tests import newsroom, signed_pictures
from tests.desk import logins

pytestmark = pytest.mark.django_db


def test_the_editor_is_told_that_a_lead_picture_was_used_before():
    picture, africa = newsroom.picture(), newsroom.section()
    draft = newsroom.draft(africa, "The next bridge", lead_picture=picture)
    before = "used before"
    assert not [one for one in checks_of(draft) if before in one.message]
    story = newsroom.story(africa, "The first bridge", lead_picture=picture)
    (advice,) = (one for one in checks_of(draft) if before in one.message)
    assert "The first bridge" in advice.message
    assert not advice.must
    assert not [one for one in checks_of(story) if before in one.message]


def test_the_picture_says_where_readers_saw_it():
    picture = newsroom.picture()
    newsroom.story(newsroom.section(), "The first bridge", lead_picture=picture)
    html = logins.log_in("Editors").get(f"/desk/images/{picture.pk}/").content.decode()
    assert "The first bridge" in html


def test_the_desk_sees_all_of_it():
    file = ImageFile(io.BytesIO(signed_pictures.tampered()), "f.jpg")
    picture = Picture.objects.create(title="Ferry", alt_text="A ferry", credit="Us", file=file)
    html = logins.log_in("Editors").get(f"/desk/images/{picture.pk}/").content.decode()
    assert "it was changed after it was signed" in html
    assert "Desk camera" in html
    assert "assertion.dataHash.mismatch" in html


def test_the_chooser_says_where_pictures_were_used_without_a_query_for_each(
    django_assert_max_num_queries,
):
    africa = newsroom.section()
    used, twice, never = (newsroom.picture(title=name) for name in ("Used", "Twice", "Never"))
    newsroom.story(africa, "The first bridge", lead_picture=used)
    newsroom.story(africa, "The second bridge", lead_picture=twice)
    newsroom.story(africa, "The third bridge", lead_picture=twice)
    newsroom.draft(africa, "A draft", lead_picture=never)
    assert set(summaries_of([used.pk, twice.pk, never.pk])) == {used.pk, twice.pk}
    client = logins.log_in("Editors")
    for address in ("/desk/images/chooser/results/", "/desk/images/chooser/results/?multiple=1"):
        html = client.get(address).content.decode()
        assert "Used in “The first bridge”" in html
        assert "Used in 2 stories, last in “The third bridge”" in html
        assert html.count("desk-use-line") == 2
    with django_assert_max_num_queries(2):
        summaries_of([used.pk, twice.pk, never.pk])
