"""How we know what a story says."""

from dataclasses import dataclass
from datetime import date

from djeli.web.view_models.body import DocumentLink


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source that readers see. `kind` as of `stories.Source.Kind`; `why_anonymous` is set only
    for one that is not named."""

    kind: str
    who: str
    link: str = ""
    checked_how: str = ""
    checked_on: date | None = None
    why_anonymous: str = ""
    document: DocumentLink | None = None


@dataclass(frozen=True, slots=True)
class ShownDisclosure:
    """What kind of thing is disclosed, in the edition's words, and what, in the story's."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class HowWeKnow:
    """How sure we are (`verified`, `developing`, `disputed`, `unverified`, or empty), what is open,
    and the sources."""

    state: str = ""
    note: str = ""
    sources: tuple[ShownSource, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.state or self.sources)

    @property
    def warning(self) -> str:
        """The state where readers should know it before they read."""
        return "" if self.state == "verified" else self.state
