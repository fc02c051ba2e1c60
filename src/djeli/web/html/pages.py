"""From a view model to HTML: which template shows which page."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.utils import translation
from jinja2 import Environment
from markupsafe import Markup

from djeli.kit.controls import without_controls
from djeli.web.view_models.pages.alerts import AlertsPage
from djeli.web.view_models.pages.article import ArticlePage
from djeli.web.view_models.pages.changes import ChainPage, ChangesPage
from djeli.web.view_models.pages.comments import (
    ButtonPage,
    CommentFormPage,
    CommentsPage,
    ReportPage,
)
from djeli.web.view_models.pages.corrections import CorrectionsPage, ErrorReportPage
from djeli.web.view_models.pages.fact_checks import FactChecksPage
from djeli.web.view_models.pages.front import FrontPage
from djeli.web.view_models.pages.lists import AuthorPage, AuthorsPage, LatestPage, SectionPage
from djeli.web.view_models.pages.newsletters import SubscriptionPage
from djeli.web.view_models.pages.notice import NewsletterPage, NoticePage
from djeli.web.view_models.pages.offline import OfflinePage
from djeli.web.view_models.pages.search import SearchPage
from djeli.web.view_models.pages.standing import StandingPage
from djeli.web.view_models.pages.topic import TopicPage, TopicsPage
from djeli.web.view_models.shell import Shell

Page = (
    AlertsPage
    | ArticlePage
    | AuthorPage
    | AuthorsPage
    | ButtonPage
    | ChainPage
    | ChangesPage
    | CommentFormPage
    | CommentsPage
    | CorrectionsPage
    | ErrorReportPage
    | FactChecksPage
    | FrontPage
    | LatestPage
    | NewsletterPage
    | NoticePage
    | OfflinePage
    | ReportPage
    | SearchPage
    | SectionPage
    | StandingPage
    | SubscriptionPage
    | TopicPage
    | TopicsPage
)

Part = Callable[[str], Markup]

TEMPLATES: Mapping[type, str] = MappingProxyType(
    {
        AlertsPage: "web/pages/alerts.html",
        ArticlePage: "web/pages/article.html",
        AuthorPage: "web/pages/author.html",
        AuthorsPage: "web/pages/authors.html",
        ButtonPage: "web/pages/button.html",
        ChainPage: "web/pages/chain.html",
        ChangesPage: "web/pages/changes.html",
        CommentFormPage: "web/pages/comment_form.html",
        CommentsPage: "web/pages/comments.html",
        CorrectionsPage: "web/pages/corrections.html",
        ErrorReportPage: "web/pages/error_report.html",
        FactChecksPage: "web/pages/fact_checks.html",
        FrontPage: "web/pages/front.html",
        LatestPage: "web/pages/latest.html",
        NewsletterPage: "web/pages/newsletter.html",
        NoticePage: "web/pages/notice.html",
        OfflinePage: "web/pages/offline.html",
        ReportPage: "web/pages/report.html",
        SearchPage: "web/pages/search.html",
        SectionPage: "web/pages/section.html",
        StandingPage: "web/pages/standing.html",
        SubscriptionPage: "web/pages/subscription.html",
        TopicPage: "web/pages/topic.html",
        TopicsPage: "web/pages/topics.html",
    }
)


def render_page(environment: Environment, shell: Shell, page: Page, part: Part) -> str:
    """Write a page as HTML. `environment` comes from `djeli.web.html.jinja.environment`.

    `part` gives the parts that pages share (`web.fragments.shared_parts`), or marks where they will
    stand.

    Words, dates and numbers are in the shell's language, whatever is active around the call.
    """
    template = environment.get_template(TEMPLATES[type(page)])
    with translation.override(shell.language):
        return without_controls(template.render(shell=shell, page=page, part=part))
