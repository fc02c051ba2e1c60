"""Both databases find the same, and OpenSearch is asked in its own language and can be away."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from djeli.search import fallback
from djeli.search.index import opensearch_sync
from djeli.search.index.status import status
from djeli.search.index.updates import catch_up
from djeli.search.models import Document, Unsent
from djeli.search.results import Query, find
from djeli.search.suggestions import suggest
from tests import newsroom
from tests.databases import on_both
from tests.services import answering


@pytest.mark.xdist_group("postgres")
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_postgresql_finds_what_sqlite_finds(tmp_path, postgres):
    lite, pg = on_both(tmp_path, postgres, "tests.search.parity")
    assert pg == lite
    assert lite["RIVERS flood"][1] == 2
    assert lite["“flood warning”"][1] == 1
    assert lite["選"][1] == lite["選挙"][1] == 1
    assert lite["oja oyo"][1] == lite["ecole"][1] == 1
    assert lite["harbour zeppelin"][2] is True
    assert lite["vacine"][3] == "vaccine"
    assert (lite["suggest"], lite["withdrawn"], lite["left"]) == (2, 0, 1)


class Server(ThreadingHTTPServer):
    """Answers as OpenSearch does, with every document that it was given, and keeps what it was
    asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.documents = {}
        self.asked = []
        self.fails = False

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}"


class Answering(BaseHTTPRequestHandler):
    server: Server

    def log_message(self, *_):
        pass

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        server = self.server
        server.asked.append((self.command, self.path.partition("?")[0], body))
        if server.fails:
            return self.send(503, {"error": "cluster is red"})
        if self.path.startswith("/djeli-stories/_bulk"):
            return self.send(200, {"items": list(self.bulk(body)), "errors": False})
        if self.path.startswith("/djeli-stories/_search"):
            hits = [{"_id": number, "_score": 1.0} for number in sorted(server.documents)]
            return self.send(200, {"hits": {"hits": hits}})
        return self.send(200, {"acknowledged": True})

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer  # noqa: N815

    def bulk(self, body):
        lines = iter(body.strip().splitlines())
        for line in map(json.loads, lines):
            ((verb, of),) = line.items()
            if verb == "index":
                self.server.documents[of["_id"]] = json.loads(next(lines))
                yield {"index": {"status": 201}}
            else:
                gone = self.server.documents.pop(of["_id"], None)
                yield {"delete": {"status": 200 if gone else 404}}

    def send(self, status, told):
        content = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def server(settings):
    made = Server()
    settings.OPENSEARCH_URL = made.url
    with answering(made):
        fallback.try_again()
        yield made
    fallback.try_again()


def send_all():
    catch_up()
    while opensearch_sync.step():
        pass


@pytest.mark.django_db
def test_opensearch_is_given_every_document_and_told_what_goes(server):
    home = newsroom.section("africa")
    story = newsroom.story(home, "The rivers rise")
    send_all()

    (document,) = server.documents.values()
    assert document["headline"].split() == ["the", "river", "rise"]
    assert f"section:{home.pk}" in document["keys"]
    assert status()["unsent"] == 0

    story.unpublish()
    send_all()
    assert server.documents == {}


@pytest.mark.django_db
def test_opensearch_is_asked_and_only_what_readers_may_see_is_shown(server):
    home = newsroom.section("africa")
    seen = newsroom.story(home, "The river rises")
    hidden = newsroom.story(home, "The river falls")
    send_all()
    type(hidden).objects.filter(pk=hidden.pk).update(live=False)

    results = find(Query("rivers -flood"))

    assert [hit.story_id for hit in results.hits] == [seen.pk]
    assert suggest("riv").story_ids == (seen.pk,)
    searches = [json.loads(body) for _, path, body in server.asked if path.endswith("_search")]
    asked = searches[0]["query"]["bool"]
    assert asked["must"][0]["dis_max"]["queries"][0]["multi_match"]["type"] == "phrase"
    assert asked["must_not"]
    assert searches[-1]["query"]["bool"]["must"] == [{"prefix": {"begun": "riv"}}]


@pytest.mark.django_db
def test_with_opensearch_away_the_database_answers_and_an_alarm_is_raised(server, caplog):
    story = newsroom.story(newsroom.section("africa"), "The river rises")
    send_all()
    server.fails = True
    before = len(server.asked)

    assert [hit.story_id for hit in find(Query("river")).hits] == [story.pk]
    assert "OpenSearch does not answer" in caplog.text
    asked = len(server.asked)
    assert asked == before + 1
    # It is left alone for a while: nobody waits for it twice.
    assert [hit.story_id for hit in find(Query("rises")).hits] == [story.pk]
    assert len(server.asked) == asked


@pytest.mark.django_db
def test_what_opensearch_missed_while_it_was_away_is_sent_when_it_is_back(server):
    home = newsroom.section("africa")
    newsroom.story(home, "The river rises")
    send_all()
    server.fails = True
    newsroom.story(home, "The second river")
    catch_up()
    with pytest.raises(Exception, match="503"):
        opensearch_sync.step()

    assert Unsent.objects.count() == 1
    assert "OpenSearch" in status()["trouble"]
    server.fails = False
    send_all()

    assert {int(number) for number in server.documents} == set(
        Document.objects.values_list("number", flat=True)
    )
    assert status()["trouble"] == ""
