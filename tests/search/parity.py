"""The same newsroom and the same questions on whichever database there is: prints what was found."""

import json
import sys

from djeli.search.index.updates import catch_up
from djeli.search.results import Query, find
from djeli.search.suggestions import suggest
from djeli.stories.models import Article
from tests import newsroom

STORIES = [
    ("The river rises", "A flood warning came late.", "en"),
    ("A quiet day", "The river was low. No warning, no flood.", "en"),
    ("L’école rouvre", "Les élèves sont là.", "fr"),
    ("Ferries of Accra", "They cross at night to the harbour.", "en"),
    ("Ferries of Lagos", "They cross by day. The vaccine too.", "en"),
    ("東京で選挙管理委員会", "選挙は日曜日。", "ja"),
    ("Ọjà Ọ̀yọ́ ṣí padà", "Ìrẹsì wọ́n.", "yo"),
    ("Rice is dear", "Rice, rice and more rice.", "en"),
]
ASKED = (
    "river",
    "RIVERS flood",
    "ecole",
    "“flood warning”",
    "ferries -lagos",
    "選挙",
    "選",
    "oja oyo",
    "harbour zeppelin",
    "vacine",
    "rice' | !x:* & (",
)


def play() -> None:
    home = newsroom.section("africa")
    for number, (headline, body, language) in enumerate(STORIES):
        blocks = [("paragraph", f"<p>{body}</p>")]
        newsroom.story(home, headline, slug=f"story-{number}", language=language, body=blocks)
    catch_up()
    told = {asked: _told(asked) for asked in ASKED}
    told["suggest"] = len(suggest("fer").story_ids)
    Article.objects.filter(title="The river rises").update(live=False)
    told["withdrawn"] = find(Query("rises")).total
    catch_up()
    told["left"] = find(Query("river")).total
    sys.stdout.write(json.dumps(told))


def _told(asked):
    results = find(Query(asked))
    headlines = sorted("".join(piece.text for piece in hit.headline) for hit in results.hits)
    return [headlines, results.total, results.is_some, results.suggestion]
