import pytest

from djeli.comments.models import Comment, CommentRules, LearntWord
from djeli.comments.moderation import rulings, spam_filter
from djeli.comments.moderation.words_and_links import listed, sites, tokens
from tests import talking
from tests.desk.logins import user

pytestmark = pytest.mark.django_db
State = Comment.State
GOOD = [
    "The ferry to Baro left late again, and nobody told us why",
    "My mother grew maize there until the river moved",
    "Who measured the water at Lokoja in August?",
    "The price of cowpeas is worse than the price of maize",
    "Thank you for the map, the old road is on it",
    "I was at the station when the first train came",
    "The captain is my neighbour and he is tired",
    "Please write about the clinic in Maroua too",
    "The teacher said the same thing about the books",
    "Rain on that roof is louder than the film",
]
BAD = [
    "Earn money fast from home, click https://quick-cash.example/now",
    "Best casino bonus, free spins, click https://spins.example",
    "Cheap pills without prescription, order now https://pills.example",
    "Invest in crypto with my trader, he made me rich, click now",
    "Hot singles, free registration, click https://dates.example",
    "Loan approved in five minutes, order now, click https://loans.example",
    "Replica watches, free shipping, order now https://watches.example",
    "Followers and likes, cheap, order now https://likes.example",
    "Free bonus, click now, earn money https://bonus.example",
    "My trader made me rich, earn money, click https://trade.example",
]


def teach(story):
    moderator = user("Audience editors")
    for number, (good, bad) in enumerate(zip(GOOD, BAD, strict=True)):
        rulings.rule([talking.post(story, good, f"Reader {number}").pk], State.APPROVED, moderator)
        rulings.rule([talking.post(story, bad, f"Seller {number}").pk], State.SPAM, moderator)


def test_the_filter_says_nothing_before_it_has_learnt():
    assert spam_filter.likeness("Earn money fast, click now") is None


def test_the_filter_learns_from_moderators(story):
    teach(story)
    assert spam_filter.likeness("Earn money now, free bonus, click https://cash.example") > 0.8
    assert (
        spam_filter.likeness("The river at Lokoja was high when my mother came to the station")
        < 0.3
    )
    assert 0.3 < spam_filter.likeness("Zebra quagga okapi") < 0.7


def test_what_the_filter_calls_spam_is_held_with_the_reason(story):
    teach(story)
    rules = CommentRules.load()
    rules.hold, rules.spam_from = "nobody", 75
    rules.save()
    comment = talking.post(
        story, "Order now, free bonus, click and earn money https://quick-cash.example/x"
    )
    assert comment.state == State.SPAM
    assert comment.reasons[0][0] == "filter"
    assert talking.post(story, "The ferry captain at Baro is my neighbour").state == State.APPROVED


def test_what_is_undone_is_forgotten(story):
    before = list(LearntWord.objects.values())
    moderator = user("Audience editors")
    made = rulings.rule([talking.post(story, GOOD[0]).pk], State.SPAM, moderator)
    assert LearntWord.objects.get(word="").bad == 1
    rulings.rule([made[0].comment_id], State.APPROVED, moderator)
    total = LearntWord.objects.get(word="")
    assert (total.good, total.bad) == (1, 0)
    rulings.undo([rulings.Ruling.objects.latest("pk").pk], moderator)
    assert not any(one["good"] or one["bad"] for one in LearntWord.objects.values())
    assert before == []


def test_the_rules_alone_teach_nothing(story):
    talking.say(story, GOOD[0])
    assert not LearntWord.objects.exists()


def test_words_in_disguise_are_the_same_words():
    assert listed("Ｃａｓｉｎｏ tonight", "casino") == "casino"
    assert listed("ca\u200bsino tonight", "CASINO") == "CASINO"
    assert listed("Casinos closed", "casino") == ""
    assert listed("see https://www.shop.bad.example/x", "\nbad.example\n") == "bad.example"
    assert listed("see https://notbad.example/", "bad.example") == ""


def test_broken_links_are_links_without_a_site():
    assert sites("http://[bad https://a.example/ www.b.example/x") == ["", "a.example", "b.example"]
    assert "links:3" in tokens("http://[bad https://a.example/ www.b.example/x")
