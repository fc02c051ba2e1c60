"""Every page of the site in its states, by its name in the styleguide."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from jinja2 import Environment

from djeli.web.fragments.shared_parts import written
from djeli.web.html.pages import Page, Part, render_page
from djeli.web.samples import article, cards, changes, comments, corrections, listings, topics
from djeli.web.samples.shells import ARABIC_SHELL, BARE_SHELL, SHELL, SIDEBAR
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.pages.alerts import AlertsPage
from djeli.web.view_models.pages.article import Sidebar
from djeli.web.view_models.pages.offline import OfflinePage
from djeli.web.view_models.shell import Shell


@dataclass(frozen=True, slots=True)
class Sample:
    """A page to show, and the shell around it."""

    page: Page
    shell: Shell = SHELL


def render_sample(environment: Environment, sample: Sample) -> str:
    """Write a sample page as HTML, with no database."""
    return render_page(environment, sample.shell, sample.page, part_of(environment, sample.shell))


def part_of(environment: Environment, shell: Shell) -> Part:
    """The parts that pages share, from ``shell`` and the sample sidebar."""
    beside = SIDEBAR if shell.trending else Sidebar()
    return lambda name: written(environment, name, shell, beside)


SAMPLES: Mapping[str, Sample] = MappingProxyType(
    {
        "article": Sample(article.ARTICLE),
        "article-everyday": Sample(article.EVERYDAY),
        "article-brief": Sample(article.BRIEF, BARE_SHELL),
        "article-many-hands": Sample(article.MANY_HANDS),
        "article-opinion": Sample(article.OPINION),
        "article-analysis": Sample(article.ANALYSIS),
        "article-explainer": Sample(article.EXPLAINER),
        "article-fact-check": Sample(article.FACT_CHECK),
        "article-photos": Sample(article.PHOTOS),
        "article-sponsored": Sample(article.SPONSORED),
        "article-live": Sample(article.LIVE),
        "article-french": Sample(article.FRENCH),
        "article-chart": Sample(article.CHARTED),
        "article-rtl": Sample(article.ARABIC, ARABIC_SHELL),
        "article-corrected": Sample(corrections.CORRECTED),
        "article-retracted": Sample(corrections.RETRACTED),
        "corrections": Sample(corrections.LIST),
        "corrections-none": Sample(corrections.EMPTY, BARE_SHELL),
        "error-report": Sample(corrections.FORM),
        "error-report-second-step": Sample(corrections.SECOND_STEP),
        "changes": Sample(changes.CHANGES),
        "changes-rtl": Sample(changes.ARABIC),
        "changes-none": Sample(changes.UNCHANGED),
        "changes-withheld": Sample(changes.WITHHELD),
        "chain": Sample(changes.CHAIN),
        "front": Sample(listings.FRONT),
        "front-other-order": Sample(listings.FRONT_OTHERWISE),
        "front-plain-lead": Sample(listings.FRONT_PLAIN_LEAD),
        "front-rtl": Sample(listings.FRONT, ARABIC_SHELL),
        "front-first-run": Sample(listings.FIRST_RUN, BARE_SHELL),
        "fact-checks": Sample(listings.FACT_CHECKS),
        "section": Sample(listings.SECTION),
        "section-second-page": Sample(listings.SECTION_SECOND),
        "section-empty": Sample(listings.SECTION_EMPTY),
        "author": Sample(listings.AUTHOR),
        "author-empty": Sample(listings.AUTHOR_EMPTY),
        "authors": Sample(listings.AUTHORS),
        "topic": Sample(topics.PLACE),
        "topic-person": Sample(topics.PERSON),
        "topic-running": Sample(topics.RUNNING),
        "topic-rtl": Sample(topics.RUNNING, ARABIC_SHELL),
        "topic-empty": Sample(topics.EMPTY),
        "topics": Sample(topics.INDEX),
        "latest": Sample(listings.LATEST),
        "standing": Sample(listings.STANDING),
        "search": Sample(listings.SEARCH_FORM),
        "search-results": Sample(listings.SEARCH_RESULTS),
        "search-nothing": Sample(listings.SEARCH_NOTHING),
        "search-some": Sample(listings.SEARCH_SOME),
        "newsletter": Sample(listings.NEWSLETTER),
        "newsletter-choice": Sample(listings.NEWSLETTER_CHOICE),
        "subscription": Sample(listings.SUBSCRIPTION),
        "subscription-confirm": Sample(listings.SUBSCRIPTION_CONFIRM),
        "newsletter-error": Sample(listings.NEWSLETTER_ERROR),
        "comments": Sample(comments.ALL),
        "comment-faulty": Sample(comments.FAULTY),
        "comment-second-step": Sample(comments.SECOND_STEP),
        "comment-report": Sample(comments.REPORT),
        "comment-button": Sample(comments.BUTTON),
        "alerts": Sample(AlertsPage(head=PageHead(title="Alerts"))),
        "offline": Sample(OfflinePage(head=PageHead(title="Stories on this device"))),
        "not-found": Sample(listings.NOT_FOUND),
        "withdrawn": Sample(replace(listings.NOT_FOUND, status=410)),
        "failed": Sample(replace(listings.NOT_FOUND, status=500, latest=()), BARE_SHELL),
        "unavailable": Sample(replace(listings.NOT_FOUND, status=503, latest=()), BARE_SHELL),
        "answer": Sample(listings.ANSWER),
        "hostile": Sample(
            replace(
                article.ARTICLE,
                headline='"><script>alert(1)</script>',
                head=replace(
                    article.HEAD,
                    title="</title><script>alert(1)</script>",
                    json_ld='{"a":"</script><script>alert(1)</script>"}',
                ),
                related=(replace(cards.RAIL, headline="<img src=x onerror=alert(1)>"),),
            )
        ),
    }
)
