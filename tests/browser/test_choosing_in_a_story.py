"""What a story needs is made where it is chosen, without leaving the story."""

import base64
import io
import secrets

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.test_paste import PASTE, kinds, write
from tests.journeys import desk
from tests.vardiafrica import MARKS

pytestmark = MARKS

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" photoshop:Credit="Quay Press">
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">{alt}</rdf:li></rdf:Alt>
</Iptc4xmpCore:AltTextAccessibility><dc:description><rdf:Alt><rdf:li xml:lang="x-default">At six.
</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"""


def jpeg(alt=""):
    """A new picture that says of itself what it needs, without its description if `alt` is empty."""
    file = io.BytesIO()
    xmp = XMP.format(alt=alt).encode()
    Image.new("RGB", (640, 420), tuple(secrets.token_bytes(3))).save(file, "JPEG", xmp=xmp)
    return file.getvalue()


@pytest.fixture
def page(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "editor") as page:
        page.get_by_placeholder("Headline").fill("What is made on the way")
        yield page


def test_a_picture_shows_itself_and_what_its_file_says_before_it_is_uploaded(page):
    page.get_by_role("button", name="Choose a picture").click()
    dialog = page.get_by_role("dialog").filter(has_text="Choose a picture")
    dialog.get_by_role("tab", name="Upload").click()
    file = {"name": "quay.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    dialog.locator("input[type=file]").set_input_files(file)
    expect(dialog.locator(".desk-file__picture")).to_be_visible()
    expect(dialog.locator(".desk-file__facts")).to_contain_text("Quay Press")
    expect(dialog.locator("[name$=credit]")).to_have_value("Quay Press")
    dialog.get_by_role("button", name="Upload").click()
    expect(dialog).to_contain_text("is still chosen")
    dialog.locator("[name$=alt_text]").fill("A quay in the morning")
    dialog.get_by_role("button", name="Upload").click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".desk-lead .desk-own")).to_have_text("At six. Quay Press")


def test_a_contributor_is_added_in_the_list_of_bylines(page):
    page.get_by_role("button", name="Add byline").click()
    page.get_by_role("button", name="Choose a contributor").last.click()
    dialog = page.get_by_role("dialog").filter(has_text="Choose a contributor")
    dialog.get_by_role("tab", name="New contributor").click()
    dialog.get_by_label("Name").fill("Sira Quayside")
    dialog.get_by_role("button", name="Add contributor").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("#id_bylines-FORMS")).to_contain_text("Sira Quayside")


def test_a_pasted_picture_becomes_a_picture_with_its_credit(chromium, vardiafrica):
    with desk.new_story(chromium, vardiafrica, "reporter") as page:
        write(page, "Before")
        source = base64.b64encode(jpeg("A quay in a paste")).decode()
        html = f'<p>Pasted</p><p><img src="data:image/jpeg;base64,{source}"></p><p>words</p>'
        page.evaluate(PASTE, [html, "Pasted words"])
        expect(page.get_by_text("One picture was added.")).to_be_visible()
        assert kinds(page) == ["paragraph", "paragraph", "picture", "paragraph"]
        expect(page.locator("#body-root .desk-own")).to_have_text("At six. Quay Press")
