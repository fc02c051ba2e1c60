"""The blocks of a body, a line-up, a menu and a list of profiles."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from djeli.stories.addresses import is_desk_address
from djeli.stories.charts.block import ITS_LANGUAGE, ChartBlock
from djeli.stories.gazetteer.block import MapBlock

TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]
FACT_FEATURES = ["bold", "italic", "link", "ul", "ol"]

NETWORKS = [
    ("facebook", "Facebook"),
    ("x", "X"),
    ("instagram", "Instagram"),
    ("youtube", "YouTube"),
    ("whatsapp", "WhatsApp"),
    ("telegram", "Telegram"),
    ("tiktok", "TikTok"),
    ("linkedin", "LinkedIn"),
    ("pinterest", "Pinterest"),
    ("vimeo", "Vimeo"),
    ("mastodon", "Mastodon"),
    ("bluesky", "Bluesky"),
    ("threads", "Threads"),
]


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    caption = blocks.TextBlock(
        required=False,
        label=_("Caption"),
        help_text=_("If empty, the picture's own caption is used."),
    )
    credit = blocks.CharBlock(
        required=False,
        label=_("Credit"),
        help_text=_("If empty, the picture's own credit is used."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        preview_template = "desk/blocks/no_preview.html"


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, label=_("Title"))
    pictures = blocks.ListBlock(PictureBlock(), min_num=2, label=_("Pictures"))

    class Meta:
        icon = "grip"
        label = _("Gallery")


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Words"))
    person = blocks.CharBlock(required=False, label=_("Said by"))
    role = blocks.CharBlock(required=False, label=_("Role"))

    class Meta:
        icon = "openquote"
        label = _("Pull quote")


class FactsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    text = blocks.RichTextBlock(features=FACT_FEATURES, label=_("Facts"))

    class Meta:
        icon = "clipboard-list"
        label = _("Fact box")


class EmbedBlock(blocks.StructBlock):
    """A post or video elsewhere. Nothing of the other site is loaded until the reader asks.

    Any site will do: where we know no player of it, readers get a link.
    """

    url = blocks.URLBlock(
        label=_("Address"),
        help_text=_("The address of the video or post, as shown in the browser."),
        validators=[URLValidator(schemes=["https", "http"])],
    )
    title = blocks.CharBlock(label=_("What it shows"))

    class Meta:
        icon = "media"
        label = _("Video or post")


class DocumentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Document"))
    title = blocks.CharBlock(required=False, label=_("Title"))

    class Meta:
        icon = "doc-full-inverse"
        label = _("Document")


class RelatedBlock(blocks.StructBlock):
    story = blocks.PageChooserBlock(page_type="stories.Article", label=_("Story"))

    class Meta:
        icon = "link"
        label = _("Related story")


BODY = [
    # A new story begins with an empty one; those left empty are dropped (desk/editor/form.py).
    (
        "paragraph",
        blocks.RichTextBlock(
            features=TEXT_FEATURES, icon="pilcrow", label=_("Text"), required=False
        ),
    ),
    ("heading", blocks.CharBlock(icon="title", label=_("Heading"), max_length=140)),
    ("picture", PictureBlock()),
    ("gallery", GalleryBlock()),
    ("quote", QuoteBlock()),
    ("facts", FactsBlock()),
    ("embed", EmbedBlock()),
    ("table", TableBlock(icon="table", label=_("Table"), table_options=ITS_LANGUAGE)),
    ("chart", ChartBlock()),
    ("map", MapBlock()),
    ("document", DocumentBlock()),
    ("related", RelatedBlock()),
]


class ProfileBlock(blocks.StructBlock):
    network = blocks.ChoiceBlock(choices=NETWORKS, label=_("Network"))
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "user"
        label = _("Profile")


PROFILES = [("profile", ProfileBlock())]


class LinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(
        required=False,
        max_length=40,
        label=_("Label"),
        help_text=_("If empty, the page's title is used."),
    )
    page = blocks.PageChooserBlock(required=False, label=_("Page"))
    url = blocks.CharBlock(
        required=False,
        max_length=400,
        label=_("or address"),
        help_text=_("/latest/ or https://example.org/"),
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        errors = {}
        url = cleaned["url"]
        if bool(cleaned["page"]) == bool(url):
            errors["page"] = ValidationError(_("Choose a page or enter an address, not both."))
        if url and not url.startswith(("/", "https://", "http://")):
            errors["url"] = ValidationError(_("An address must start with / or https://"))
        if url and is_desk_address(url):
            errors["url"] = ValidationError(_("Readers cannot open desk addresses."))
        if url and not cleaned["label"]:
            errors["label"] = ValidationError(_("An address needs a label."))
        if errors:
            raise blocks.StructBlockValidationError(errors)
        return cleaned


class MenuItemBlock(LinkBlock):
    children = blocks.ListBlock(LinkBlock(), default=[], label=_("Below it"))

    class Meta:
        icon = "bars"
        label = _("Menu item")


MENU = [("item", MenuItemBlock())]


class SlotBlock(blocks.StructBlock):
    story = blocks.PageChooserBlock(page_type="stories.Article", label=_("Story"))
    headline = blocks.CharBlock(
        required=False,
        max_length=140,
        label=_("Headline here"),
        help_text=_("If empty, the story's own is used."),
    )
    until = blocks.DateTimeBlock(
        required=False, label=_("Until"), help_text=_("If empty, it stays until you remove it.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Slot")


class ContainerBlock(blocks.StructBlock):
    """One container of a front: filled by hand, by rule, or by hand with the rule as filler."""

    HAND, RULE, BOTH = "hand", "rule", "both"
    FILLINGS = [
        (BOTH, _("My stories first, then the newest")),
        (HAND, _("Only my stories")),
        (RULE, _("Only the newest")),
    ]

    def __init__(self, size: int, **options: Any) -> None:
        fields: list[tuple[str, blocks.Block]] = [
            (
                "heading",
                blocks.CharBlock(
                    required=False,
                    max_length=40,
                    label=_("Title"),
                    help_text=_("If empty, the usual heading is used."),
                ),
            ),
            (
                "filling",
                blocks.ChoiceBlock(
                    choices=self.FILLINGS, default=self.BOTH, label=_("Filled with")
                ),
            ),
            (
                "size",
                blocks.IntegerBlock(
                    default=size, min_value=1, max_value=24, label=_("How many stories")
                ),
            ),
            ("stories", blocks.ListBlock(SlotBlock(), default=[], label=_("My stories"))),
            (
                "repeats",
                blocks.BooleanBlock(
                    required=False,
                    label=_("May repeat"),
                    help_text=_("Stories shown higher on the front may be repeated here."),
                ),
            ),
        ]
        if options.pop("has_section", False):
            fields.insert(
                0,
                (
                    "section",
                    blocks.PageChooserBlock(page_type="stories.Section", label=_("Section")),
                ),
            )
        super().__init__(fields, **options)


class RankingBlock(blocks.StructBlock):
    """What is read most, in the order of the numbers: nobody pins a story there."""

    def __init__(self, **options: Any) -> None:
        fields = [
            (
                "heading",
                blocks.CharBlock(
                    required=False,
                    max_length=40,
                    label=_("Title"),
                    help_text=_("If empty, the usual heading is used."),
                ),
            ),
            (
                "size",
                blocks.IntegerBlock(
                    default=4, min_value=1, max_value=12, label=_("How many stories")
                ),
            ),
        ]
        super().__init__(fields, **options)


CONTAINERS: list[tuple[str, blocks.Block]] = [
    ("lead", ContainerBlock(5, label=_("Lead package"), icon="pick")),
    ("whats_hot", ContainerBlock(3, label=_("What's Hot"), icon="warning")),
    ("dont_miss", ContainerBlock(4, label=_("Don't Miss"), icon="view")),
    ("section", ContainerBlock(4, has_section=True, label=_("Section strip"), icon="folder")),
    ("our_picks", ContainerBlock(4, label=_("Our Picks"), icon="tick")),
    ("top_posts", RankingBlock(label=_("Top Posts"), icon="order-up")),
    ("most_popular", RankingBlock(label=_("Most Popular"), icon="group")),
    ("latest", ContainerBlock(8, label=_("Latest"), icon="time")),
]
