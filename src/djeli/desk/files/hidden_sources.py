"""Documents of sources that readers never see, and who at the desk may know of them: decision 0025.

A document is hidden while sources that only the desk sees are all that uses it. Then it is seen by
those who see all, by whoever uploaded it, and by the owners of the stories that rest on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.models import ReferenceIndex

from djeli.accounts.models import User
from djeli.desk.rights import sees_all
from djeli.stories.models import Article, Source

SOURCES = "sources.item.document"
"""How Wagtail's reference index calls the document of a source."""


def seen_by(user: User, documents: QuerySet[Any]) -> QuerySet[Any]:
    """Those of ``documents`` of which ``user`` may know. One query more, however many there are."""
    # By key: Wagtail's search takes no filter that reaches into other tables.
    return documents if sees_all(user) else documents.exclude(pk__in=_kept_from(user).values("pk"))


def may_see(user: User, ids: Iterable[int]) -> bool:
    """True if no document of ``ids`` is kept from ``user``."""
    asked = set(ids)
    return not asked or sees_all(user) or not _kept_from(user).filter(pk__in=asked).exists()


def _kept_from(user: User) -> QuerySet[Any]:
    """The hidden documents of which ``user``, who does not see all, may not know."""
    rows = Source.objects.filter(document__isnull=False)
    hidden = rows.filter(is_public=False)
    edits = list(_in_edits())
    is_hidden = Q(pk__in=hidden.values("document"))
    is_hidden |= Q(pk__in={document for _, document in edits})
    is_own = Q(uploaded_by_user=user.pk)
    is_own |= Q(pk__in=hidden.filter(article__owner=user.pk).values("document"))
    is_own |= Q(pk__in={document for owner, document in edits if owner == user.pk})
    is_used = Q(pk__in=rows.filter(is_public=True).values("document")) | _is_used_elsewhere()
    documents: QuerySet[Any] = get_document_model().objects.filter(is_hidden)
    return documents.exclude(is_own).exclude(is_used)


def _in_edits() -> Iterable[tuple[int | None, int]]:
    """Owner and document of each hidden source in an edit of a live story that is not published: it
    is in no row so far. Of a story that is not live the rows are its newest edit."""
    edited = Article.objects.filter(live=True, has_unpublished_changes=True).order_by()
    for owner, sources in edited.values_list("owner", "latest_revision__content__sources"):
        for source in sources or ():
            if source.get("document") and not source.get("is_public", True):
                yield owner, int(source["document"])


def _is_used_elsewhere() -> Q:
    """True of documents that anything but a source uses, as Wagtail's index has them."""
    kind = get_document_model()._meta
    uses = ReferenceIndex.objects.exclude(model_path=SOURCES).filter(
        to_content_type__app_label=kind.app_label,
        to_content_type__model=kind.model_name,
        to_object_id=Cast(OuterRef("pk"), CharField()),
    )
    return Q(Exists(uses))
