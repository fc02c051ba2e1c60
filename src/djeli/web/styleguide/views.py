"""The pages of the styleguide."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from jinja2 import Environment

from djeli.web.html.jinja import environment
from djeli.web.samples.pages import SAMPLES, part_of, render_sample
from djeli.web.samples.shells import SHELL
from djeli.web.styleguide.components import COMPONENTS, render_component
from djeli.web.styleguide.pictures import stand_in
from djeli.web.view_models.head import PageHead
from djeli.web.view_models.picture import SPECS


def _open() -> Environment:
    """Give an environment of its own, so that a change of a template shows at once."""
    if not settings.DEBUG:
        raise Http404("the styleguide is for debugging")
    return environment()


def index(request: HttpRequest) -> HttpResponse:
    """All components in their states, and the list of pages."""
    opened = _open()
    states = {name: render_component(opened, name) for name in COMPONENTS}
    page = {"head": PageHead(title="Styleguide", robots="noindex")}
    template = opened.get_template("web/styleguide.html")
    return HttpResponse(
        template.render(
            shell=SHELL,
            page=page,
            states=states,
            pages=sorted(SAMPLES),
            part=part_of(opened, SHELL),
        )
    )


def page(request: HttpRequest, name: str) -> HttpResponse:
    """One page from its sample."""
    opened = _open()
    if name not in SAMPLES:
        raise Http404("no such sample")
    return HttpResponse(SafeString(render_sample(opened, SAMPLES[name])))


def picture(request: HttpRequest, number: int, version: str, spec: str, form: str) -> HttpResponse:
    """A stand-in; browsers take it as SVG whatever the address ends in."""
    _open()
    if spec not in SPECS:
        raise Http404("no such rendition")
    return HttpResponse(stand_in(number, SPECS[spec]), content_type="image/svg+xml")
