"""The form of a standing page: each policy has one page, and no gap goes to readers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from djeli.desk import rights
from djeli.desk.editor.form import is_onward
from djeli.desk.slugs.form import SlugForm
from djeli.stories.first_pages.starter_policies import open_gaps
from djeli.stories.models import StandingPage
from djeli.stories.text import bodies


class StandingPageForm(SlugForm):
    """Refuses a second page on a policy; and, if the page goes to readers, gaps left by a starter
    text."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        other = self._other_page_on(cleaned.get("policy", ""))
        if other is not None:
            told = _("“%s” is already our policy on this. Change that page, or choose another one.")
            self.add_error("policy", told % other.get_admin_display_title())
        if is_onward(self.data) and (gaps := self._gaps(cleaned)):
            told = _("Replace what is in square brackets before you publish: %s")
            self.add_error("body", told % " ".join(gaps))
        return cleaned

    def _other_page_on(self, policy: str) -> StandingPage | None:
        """Drafts count, as they would be the second one once they go live. What is in the bin does
        not."""
        if not policy:
            return None
        others = StandingPage.objects.filter(policy=policy).exclude(pk=self.instance.pk)
        found: StandingPage | None = rights.not_in_bin(others).first()
        return found

    def _gaps(self, cleaned: dict[str, Any]) -> list[str]:
        body = cleaned.get("body")
        blocks = list(body.raw_data) if body else []
        return open_gaps([cleaned.get("summary", ""), *bodies.texts(blocks)])
