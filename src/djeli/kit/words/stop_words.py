"""Words that say nothing of what a story is about, folded, by language.

Short lists: how rare a word is in the edition tells the rest.
"""

from __future__ import annotations

from djeli.kit.words.tokens import words

ENGLISH = """
a about above according across add after again against all almost alone along already also
although always am among an and another any are around as ask asked at away back be became because
become been before began begin behind being below better between both but by call called came can
cannot cent come could day days did do does doing done down during each early eight end enough
even ever every far few find first five for found four from get give given go gone good had half
has have he her here him his hour hours how however hundred if in into is it its itself just keep
kept know known last later least left less like little long look made make man many may me mean
men might million minute month months more most mr mrs much must my near need never new next nine
no none nobody not nothing now number of off often old on once one only open or other others our
out over own part people per percent perhaps place put quite rather run said same saw say says see
seen set seven several shall she should show since six small so some somebody still such take
taken tell ten than that the their them then there these they thing think third this those though
thousand three through time to today together told too took toward twice two under until up upon
us use used very want was way we week weeks well went were what when where whether which while who
whole whom whose why will with within without woman women work would year years yesterday yet you
your
"""
FRENCH = """
a afin ai ailleurs ainsi alors ans apres au aucun aujourd aussi autre autres aux avait avant avec
avoir ayant beaucoup bien c ca car ce ceci cela celle celui cent cependant ces cet cette ceux
chaque chez cinq comme comment contre d dans de deja depuis des deux dire dit dix doit donc dont
du elle elles en encore enfin entre est et etaient etait etant ete etre eu eux faire fait faut
fois font grand grande heure heures hui ici il ils j jamais je jour jours jusqu l la le les leur
leurs lors lorsque lui m ma mais mal me meme memes mes mille mois moins mon n ne ni nom non nos
notre nous nouveau nouvelle on ont ou par parce parfois pas pendant petit peu peut peuvent plus
plusieurs pour pourquoi premier premiere pres presque puis quand quatre que quel quelle quelque
quelques qui quoi s sa sans se selon sept ses seul seulement si six soit son sont sous souvent sur
t ta tandis tant tel telle temps toujours tous tout toute toutes trois trop tu un une vers vient
voici voila vos votre vous y
"""
OTHERS = {
    "ar": """
        في من على إلى عن مع هذا هذه ذلك التي الذي ان أن إن كان كانت لا ما لم لن قد كل بعد قبل
        بين أو ثم هو هي كما حيث قال
    """,
    "pt": """
        a o os as um uma de do da dos das em no na nos nas por para com que se nao mais como
        mas foi ao aos sua seu ou ser quando muito ha ja tambem so pelo pela ate isso ela ele
        entre depois sem mesmo
    """,
    "es": """
        el la los las un una de del en y que por para con no se su al lo como mas pero sus le
        ya o este si porque esta entre cuando muy sin sobre tambien me hasta hay donde quien
        desde todo nos
    """,
    "sw": """
        na ya wa kwa ni za katika la cha kuwa hii hiyo kama au pia lakini baada kabla yake wake
        hao huo hilo ili hata tu si bila kutoka hivyo sasa alisema amesema
    """,
    "ha": """
        da a na ta ya ba ne ce su mai wannan wani don domin amma sai kuma cikin daga zuwa ga
        shi ita mu ku wanda wadda an ana yana tana suka suke
    """,
}


def _folded(listed: str) -> frozenset[str]:
    return frozenset(words(listed))


STOPS = {
    "en": _folded(ENGLISH),
    "fr": _folded(FRENCH),
    **{language: _folded(listed) for language, listed in OTHERS.items()},
}


def is_telling(word: str, language: str) -> bool:
    """False for words that any text of the language has, for single letters and for numbers."""
    return len(word) > 1 and not word.isdigit() and word not in STOPS.get(language[:2], frozenset())


FREQUENT_BY_LANGUAGE = (
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
FREQUENT = frozenset(word for line in FREQUENT_BY_LANGUAGE for word in line.split())
"""Folded words that are in nearly every story: fewer than those above, because a reader may ask for
"people" or "the first". A question with other words is asked without them."""
