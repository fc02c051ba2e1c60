import base64
from datetime import timedelta

import pytest
from django.utils import timezone

from djeli.comments import closings
from djeli.comments.models import Attempt, Comment, CommentRules, SenderSalt
from djeli.comments.moderation import rulings
from djeli.comments.moderation.house_rules import Circumstances
from djeli.comments.posting import new_comments, rate_limits
from djeli.comments.posting.drafts import Draft
from djeli.comments.posting.proof_of_work import BadProof, check_work
from djeli.stories.models import Article, Edition, Tally
from tests import talking

pytestmark = pytest.mark.django_db
State = Comment.State


def rules(**fields):
    known = CommentRules.load()
    for name, value in fields.items():
        setattr(known, name, value)
    known.save()


def codes(comment):
    return [code for code, _ in comment.reasons]


def count(story):
    return Tally.objects.filter(pk=story.pk).values_list("comments", flat=True).first() or 0


def test_the_comment_of_an_unknown_name_waits_and_is_not_counted(story):
    comment = talking.post(story)
    assert (comment.state, codes(comment)) == (State.HELD, ["unknown"])
    assert count(story) == 0


def test_a_name_is_known_after_two_approved_comments_under_the_same_address(story):
    for text in ("The first.", "The second."):
        talking.say(story, text)
    assert talking.post(story, "The third.").state == State.APPROVED
    assert count(story) == 3
    assert (
        talking.post(
            story, "As somebody else.", name="Yaw the Other", email="yaw@readers.example"
        ).state
        == State.HELD
    )
    assert talking.post(story, "From elsewhere.", email="other@readers.example").state == State.HELD


def test_who_was_known_and_sent_spam_since_waits_again(story):
    for text in ("The first.", "The second."):
        talking.say(story, text)
    spam = talking.post(story, "Cheap watches")
    rulings.rule([spam.pk], State.SPAM)
    assert talking.post(story, "The fourth.").state == State.HELD


def test_every_rule_that_speaks_against_a_comment_is_written_down(story):
    rules(hold="nobody", blocklist="casino\nbad.example", watchlist="Election", most_links=1)
    assert talking.post(story, "A calm word.").state == State.APPROVED
    for text, state, code in (
        ("Win at the CASINO now", State.SPAM, "blocked"),
        ("See https://shop.bad.example/x", State.SPAM, "blocked"),
        ("The election was late", State.HELD, "watched"),
        ("https://a.example https://b.example", State.HELD, "links"),
        ("A calm word.", State.HELD, "twice"),
    ):
        comment = talking.post(story, text)
        assert (comment.state, codes(comment)) == (state, [code]), text
    assert talking.post(story, "The casinos closed.").state == State.APPROVED


def test_the_trap_a_quick_hand_and_a_borrowed_name_are_noticed(story):
    rules(hold="nobody")
    trapped = talking.post(story, "One", around=Circumstances(60, is_trapped=True))
    quick = talking.post(story, "Two", around=Circumstances(1.2))
    namesake = talking.post(story, "Three", name="ama boateng")
    edition = talking.post(story, "Four", name="The Lantern")
    assert [(one.state, codes(one)) for one in (trapped, quick, namesake, edition)] == [
        (State.HELD, ["trap"]),
        (State.HELD, ["quick"]),
        (State.HELD, ["namesake"]),
        (State.HELD, ["namesake"]),
    ]


def test_one_sender_is_slowed_down_and_the_address_is_not_kept(story):
    sender = rate_limits.sender_of("203.0.113.7")
    for number in range(5):
        talking.post(story, f"Word {number}", sender=sender)
    with pytest.raises(rate_limits.TooOften) as slow:
        talking.post(story, "One more", sender=sender)
    assert 1 <= slow.value.minutes <= 10
    assert Comment.objects.count() == 5
    talking.post(story, "Somebody else", sender=rate_limits.sender_of("203.0.113.8"))
    kept = str(list(Attempt.objects.values())) + str(list(Comment.objects.values()))
    assert "203.0.113" not in kept


def test_a_household_is_one_sender_and_a_new_day_knows_nobody():
    one = rate_limits.sender_of("2001:db8:1:2::1")
    assert one == rate_limits.sender_of("2001:db8:1:2:aaaa::9")
    assert one != rate_limits.sender_of("2001:db8:1:3::1")
    SenderSalt.objects.update(day=timezone.now().date() - timedelta(days=1))
    rate_limits.forget()
    assert one != rate_limits.sender_of("2001:db8:1:2::1")


def test_a_proof_that_is_nested_too_deeply_is_a_bad_one():
    with pytest.raises(BadProof):
        check_work(base64.b64encode(b"[" * 1400).decode())


def test_a_proof_is_taken_once(story):
    proof = talking.proof()
    draft = Draft(name="Yaw", email="yaw@readers.example", text="Once")
    new_comments.post(story, draft, proof, "s", Circumstances())
    with pytest.raises(BadProof):
        new_comments.post(story, draft, proof, "s", Circumstances())
    assert Comment.objects.count() == 1


def test_a_reply_to_a_reply_stands_in_the_same_thread(story):
    head = talking.say(story, "Head")
    reply = talking.say(story, "Reply", answers=head.pk)
    deeper = talking.say(story, "Deeper", answers=reply.pk)
    assert (reply.parent, reply.answers) == (head, head)
    assert (deeper.parent, deeper.answers) == (head, reply)


def test_what_nobody_sees_cannot_be_answered(story):
    held = talking.post(story, "Held")
    with pytest.raises(new_comments.NothingToAnswer):
        talking.post(story, "To it", answers=held.pk)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "   \n\u202e\u200f "),
        ("text", "x" * 5001),
        ("name", "!!"),
        ("name", "n" * 81),
        ("email", "yaw@"),
        ("email", "a@b.example\nBcc: c@d.example"),
        ("website", "javascript:alert(1)"),
        ("website", "https://user:word@bank.example/"),
        ("website", "data:text/html,x"),
        ("website", "ht tp://x"),
    ],
)
def test_what_is_wrong_is_said_of_its_field_and_nothing_is_kept(story, field, value):
    draft = {"name": "Yaw", "email": "yaw@readers.example", "text": "A word"} | {field: value}
    with pytest.raises(new_comments.Faulty) as refused:
        new_comments.look_over(story, Draft(**draft))
    assert list(refused.value.faults) == [field]
    assert Comment.objects.count() == 0


def test_a_website_without_a_scheme_gets_one(story):
    assert (
        new_comments.look_over(
            story,
            Draft(
                name="Yaw", email="yaw@readers.example", text="A word", website="example.org/yaw"
            ),
        ).website
        == "https://example.org/yaw"
    )


def test_a_story_closes_by_its_policy_and_by_its_time(story):
    policy = Article.CommentPolicy
    story.comment_policy, story.comment_days = policy.LIMITED, 3
    published = story.first_published_at
    assert closings.is_open(story, published + timedelta(days=2, hours=23))
    assert not closings.is_open(story, published + timedelta(days=3))
    story.comment_policy = policy.CLOSED
    with pytest.raises(new_comments.Closed):
        new_comments.look_over(story, Draft(text="Too late"))
    story.comment_policy = policy.OPEN
    edition = Edition.load()
    edition.has_comments = False
    edition.save()
    assert not closings.is_open(story)
