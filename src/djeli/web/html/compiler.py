"""Templates for one language: words are looked up when a template is compiled, not when a page is
written.

A page calls some two hundred macros and says some forty words. Jinja2 asks of each call what it
wants to be given, and of each word which language is spoken; both are known beforehand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import translation
from jinja2 import Environment, Template, nodes
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

WORDS = frozenset({"_", "gettext"})


class MacrosFirst(Context):
    """A macro takes its arguments as they stand: asking what else it wants costs more than most."""

    def call(__self, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        if type(__obj) is Macro:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
            return __obj(*args, **kwargs)
        return super().call(__obj, *args, **kwargs)


class ImportedOnce(Template):
    """A template whose macros are the same for whoever imports them: only the environment gives
    names to all."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        return super()._get_default_module()


class Compiler(Environment):
    """Jinja2's environment. One for a ``language`` writes its words into what it compiles."""

    context_class = MacrosFirst
    template_class = ImportedOnce
    language: str | None = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._of_languages: dict[str, Compiler] = {}

    def speaking(self, language: str | None) -> Compiler:
        """This environment for pages in ``language``; itself where none is active."""
        if language is None or language == self.language:
            return self
        known = self._of_languages.get(language)
        if known is None:
            known = self.overlay()
            known.language = language
            known.globals = {**self.globals}
            self._of_languages[language] = known
        return known

    def macro(self, file: str, name: str = "") -> Callable[..., Markup]:
        """The macro of a component's file; the one that is called like the file without a name."""
        module = self.get_template(f"web/components/{file}.html").module
        found: Callable[..., Markup] = getattr(module, name or file)
        return found

    def _generate(self, source: nodes.Template, *args: Any, **options: Any) -> str:
        if self.language:
            with translation.override(self.language):
                source = _Words().visit(source)
        return super()._generate(source, *args, **options)


class _Words(NodeTransformer):
    """Puts the active language's words in the place of questions for them."""

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        asked = node.args[0] if len(node.args) == 1 else None
        is_word = isinstance(node.node, nodes.Name) and node.node.name in WORDS
        if is_word and isinstance(asked, nodes.Const) and not node.kwargs:
            # As new-style gettext: safe, and always a format.
            said = Markup(translation.gettext(asked.value)) % {}  # noqa: S704
            return nodes.MarkSafe(nodes.Const(str(said)), lineno=node.lineno)
        return self.generic_visit(node)
