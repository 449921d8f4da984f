"""What the reader of dates gives back."""

from dataclasses import dataclass

from isnad.model import Moment

ABSOLUTE = "absolute"
RELATIVE = "relative"
HIJRI = "hijri"


@dataclass(frozen=True, slots=True)
class Dated:
    """One date or time of a text.

    `moment.at` is the first instant of the day, month or year that the words name, in the zone of the source. Of an
    amount («قبل 3 أسابيع») it is the instant that many units from `near`, cut to the day from days upward; the unit is
    then the precision. There is no precision of a week: a week has the precision of a month, and its first day.
    """

    start: int  # span in code points of the text as given
    end: int
    moment: Moment
    words: str  # the text of the span, as written
    kind: str  # "absolute"; "relative": cannot be read without the day of writing; "hijri": by the Hijri calendar alone
    ambiguous: bool = (
        False  # a second reading is as good (3/4/2020), or two parts disagree («الأربعاء 5 مارس», a Thursday)
    )
