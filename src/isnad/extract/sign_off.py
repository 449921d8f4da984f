"""The line by which an agency ends its text: «انتهى / و س أ», «(النهاية) م ع ع / أ م س», «// انتهى //12:34ت م 0009»."""

import re

from isnad.arabic.letters import match_form
from isnad.extract.credit_words import agency_key

# In matching form. «انتهى» is the word of SPA, INA, NINA and MENA, «(النهاية)», in brackets, that of KUNA.
_END = re.compile(r"[\W_]*(?:انتهي(?!\w)|\(\s*النهايه\s*\))")
# Initials of who wrote and who edited it, the hour or the number of the text: «و س أ», «ع.م», «25ن», «12:34ت م 0009».
_INITIAL = re.compile(r"[^\W\d_]|\d+[^\W\d_]?")
_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 40  # characters


def is_sign_off(text: str) -> bool:
    """Whether a line is nothing but the word that ends an agency's text, with initials, a number or the agency.

    >>> is_sign_off("انتهى/ 25ن"), is_sign_off("انتهى الاجتماع")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    form = match_form(text)
    match = _END.match(form)
    if match is None:
        return False
    rest = form[match.end() :]
    return all(map(_INITIAL.fullmatch, _WORD.findall(rest))) or bool(agency_key(_SIGNS.sub("", rest)))
