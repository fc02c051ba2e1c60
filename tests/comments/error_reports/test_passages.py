from djeli.comments.error_reports.passages import _marked

TEXTS = ["The bridge opens", "“Forty  cars” crossed.", "Then it rained."]


def found(passage):
    return [
        (number, text)
        for number, pieces in enumerate(_marked(TEXTS, passage))
        for text, is_passage in pieces
        if is_passage
    ]


def test_a_passage_is_found_whatever_its_quotes_and_spaces():
    assert found('"forty cars" crossed') == [(1, "Forty  cars” crossed")]


def test_a_passage_may_run_over_two_paragraphs():
    assert found("crossed. Then it") == [(1, "crossed"), (2, "Then it")]


def test_a_passage_that_the_story_no_longer_has_marks_nothing():
    for passage in ("fifty cars", "", "???", "bridge cars"):
        assert found(passage) == []


def test_nothing_of_the_text_is_lost():
    for passage in ("bridge", "forty cars crossed then"):
        pieces = _marked(TEXTS, passage)
        assert ["".join(text for text, _ in one) for one in pieces] == TEXTS
