"""The newsletter page, and the pages behind links in mails."""

from dataclasses import dataclass

from djeli.web.view_models.head import PageHead


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsletterChoice:
    """A newsletter to tick."""

    id: int
    name: str
    promise: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """A button; `value` goes with the form as `act`, where there is more than one."""

    label: str
    value: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionPage:
    """A page behind a link in a mail: what it is about, and buttons that do something about it.

    With `is_form` the choices can be ticked; without it they are only named. `told` says what was
    just done.
    """

    head: PageHead
    heading: str
    text: str = ""
    told: str = ""
    choices: tuple[NewsletterChoice, ...] = ()
    is_form: bool = False
    acts: tuple[Act, ...] = ()
    small: str = ""
    settings_url: str = ""
