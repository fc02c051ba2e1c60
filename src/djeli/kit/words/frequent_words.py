"""Words that stand in nearly every story, and say nothing of what it is about.

They are in the index, for phrases have them; a question with other words is asked without them.
"""

WORDS = (
    "a an and are as at be been but by for from had has have he her his i if in into is it its no",
    "not of on or our she so than that the their them there they this to was we were what when",
    "which who will with would you your how why about after all also can do does more over up out",
    "au aux avec ce ces cette dans de des du elle en est et eux il ils je la le les leur leurs lui",
    "ma mais me mes moi mon ne nos notre nous ont ou par pas plus pour qu que qui sa se ses son",
    "sont sur ta te tes toi ton tu un une vos votre vous comme d l",
    "da do dos das em na no os ao um uma com por mais el las los una y del al lo su",
    "في من على الي عن ان هذا هذه التي الذي مع ما لا هو هي كان او ثم قد و",
    "ya wa kwa za ni katika yake hii shi ba",
)
FREQUENT = frozenset(word for line in WORDS for word in line.split())
"""Folded, as the index has them."""
