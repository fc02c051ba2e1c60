"""Wagtail's pictures and documents with the newsroom's rights on them.

Wagtail registers its own rules when its apps are ready, after the desk: ours must come after those.
"""

from wagtail.documents.apps import WagtailDocsAppConfig
from wagtail.images.apps import WagtailImagesAppConfig


class NewsroomImagesConfig(WagtailImagesAppConfig):
    def ready(self) -> None:
        super().ready()
        from djeli.desk.files.rights import PublishedFilePolicy, enforce
        from djeli.stories.models import Picture

        enforce(Picture, "wagtailimages.Image", PublishedFilePolicy)


class NewsroomDocumentsConfig(WagtailDocsAppConfig):
    def ready(self) -> None:
        super().ready()
        from wagtail.documents import get_document_model

        from djeli.desk.files.rights import DocumentPolicy, enforce

        enforce(get_document_model(), "wagtaildocs.Document", DocumentPolicy)
