"""What is done by saying something, and whether it is marked as uncertain."""

import re

from isnad.analyse.claims.found import Found
from isnad.analyse.claims.reading import Reading
from isnad.analyse.claims.words import words_of
from isnad.arabic.letters import match_form
from isnad.arabic.lexicon import lexicon
from isnad.model import Act

_FIRST_WORDS = 7
_FEW_WORDS = 24
_DUTY = re.compile(r"لا بد |علي(?:نا|كم|هم|ه|ها)? (?:\w+ ){0,4}ان |لا ت\w+وا |ايها ")
_DENIALS = re.compile(
    r"(?:غير صحيح|لا صحه|لا اساس|(?:عار|عاريه) (?:تماما )?(?:عن|من) الصحه|لا علاقه ل|لا يمت|لا تمت"
    r"|محض (?:افتراء|كذب|خيال)|كذب وافتراء|مجرد (?:شايعات|اشاعات|افتراءات|اكاذيب)"
    r"|(?:مفبرك|ملفق)ه?\b|لم (?:يحدث|تحدث) اي)"
)
# What others told, and that it is not so: «الأنباء المتداولة لا تستند إلى واقع»، «رواية الشاهد لا تسندها الصور».
_TOLD_BY_OTHERS = re.compile(
    r"(?:(?:كل |جميع |هذه |تلك |بعض )?ما (?:تردد|نشر|يشاع|اشيع|قيل|ورد|تناقل\w*|يتردد|يتداول|ذكر\w*|اعلن\w*)"
    r"|(?:كل |جميع |هذه |تلك )?(?:ال)?(?:انباء|مزاعم|ادعاءات|ادعاء|روايه|روايات|شايعات|اشاعات|اتهامات|اتهام))\b"
    r"(?: \S+){0,14}? [«\"“]?(?:باطله?|كاذبه?|(?:لا|لم|ليس|ليست|غير)(?: \S+){0,2}? "
    r"(?:صحيح\w*|صحه|اساس|دقيق\w*|حقيق\w*|(?:ت|ي)(?:ستند|سند|دعم|عكس|مت)\w*))\b"
)
# Of one's own doing: «الوزارة لم تتلق أي بلاغ»، «أي موظف لم يصدر أمرا».
_NOT_DONE = re.compile(
    r"(?:(?:\S+ ){0,4}لم [يتن](?:تلق|تسلم|ستلم|صدر|تخذ|طلب|بلغ|وقع|سجل|رصد|رد) (?:\S+ ){0,2}ايه? (?!وقت|حال)"
    r"|ايه? (?:\S+ ){1,4}لم [يت]\S+)"
)


def act_of(found: Found, content: str) -> Act:
    """The act of a claim, by its cue, and where the cue only says that it was said, by what was said."""
    act = found.verb.verb.act if found.verb is not None else Act.STATE
    form = match_form(content)
    words = form.split()
    if act is Act.CONFIRM and found.verb is not None and found.verb.verb.lemma == "شدد":
        return (
            Act.URGE
            if not found.rule.startswith("that") or (words[0][:1] in "يتن" and lexicon().is_imperfect(words[0]))
            else act
        )
    if act is not Act.STATE:
        return act
    if any(word in words_of("demand") for word in words[:_FIRST_WORDS]) or _DUTY.match(form):
        return Act.URGE
    opening = " ".join(words[:_FEW_WORDS])
    denies = _DENIALS.search(opening) or _TOLD_BY_OTHERS.match(opening) or _NOT_DONE.match(opening)
    return Act.DENY if denies else act


def is_hedged(reading: Reading, found: Found) -> bool:
    """Whether the content is marked as uncertain: by a word for it, or by «قد» before what may be."""
    first, after = found.content
    for place in range(first, after):
        form = reading.form(place)
        if form in words_of("hedge"):
            return True
        if form in {"قد", "وقد"} and place + 1 < after and lexicon().is_imperfect(reading.form(place + 1)):
            return True
    return False
