"""How long the figures of one story take to tell, and how much of it is reading them.

    python benchmarks/story_figures.py [--articles 2000]

The story is made: articles of sentences with changing numbers, a third of them copies, over four days. Reading claims
and figures out of the articles comes before and is not counted: the newsroom keeps them.
"""

import argparse
import random
import time
from datetime import UTC, datetime, timedelta

from isnad.analyse import analyse
from isnad.model import Article, Paragraph, Placed, Placement, Told
from isnad.stories.counting import tell_series

_SENTENCES = (
    "أعلنت مديرية الدفاع المدني اليوم مقتل {dead} شخصا وإصابة {injured} آخرين في انهيار السد.",
    "لكن رئيسة فرق الإغاثة هدى السالم قالت إن لديها أسماء {more} شخصا دفنهم ذووهم.",
    "وقال محافظ {place} إن {missing} شخصا ما زالوا مفقودين وإن فرق الإنقاذ انتشلت {small} جثة.",
    "وتضرر {houses} منزلا في قرى {place}، وقدرت الحكومة الخسائر بنحو {money} مليون دولار.",
    "ووصلت {small} طائرات تحمل {tons} طنا من المساعدات إلى مطار {place} بعد {hours} ساعة.",
    "ونزح {families} أسرة إلى {small} مدارس في ضواحي {place}.",
)
_PLACES = ("سبأ", "تيزي وزو", "الكرك", "قنا", "الناظور", "صحار", "بعلبك", "كسلا")


def made_story(articles: int) -> list[Told]:
    """A story of so many articles, read."""
    chance = random.Random(7)
    start = datetime(2024, 3, 10, tzinfo=UTC)
    told = []
    for number in range(articles):
        grown = number * 100 // articles
        numbers = {
            "dead": 12 + grown,
            "injured": 40 + 2 * grown,
            "more": 20 + grown + chance.randrange(9),
            "missing": 130 - grown,
            "small": chance.randrange(3, 10),
            "houses": 200 + 5 * grown,
            "money": 70 + grown,
            "tons": chance.randrange(20, 90),
            "hours": chance.randrange(5, 60),
            "families": 100 + 3 * grown,
            "place": chance.choice(_PLACES),
        }
        lines = [sentence.format(**numbers) for sentence in chance.sample(_SENTENCES, len(_SENTENCES))]
        name = f"a{number}"
        article = Article(name, f"ارتفاع حصيلة السد إلى {numbers['dead']} قتيلا", tuple(map(Paragraph, lines)))
        copy = f"a{number - 1}" if number % 3 == 2 else name
        at = start + timedelta(hours=96 * number / articles)
        placed = Placed(name, article.title, f"p{number % 40}", at, Placement(name, copy, f"e{number // 50}", "s", "o"))
        told.append(Told(placed, 1, at, article, analyse(article)))
    return told


def main() -> None:
    """Print how long it takes."""
    parser = argparse.ArgumentParser(description="Time the telling of one story's figures.")
    parser.add_argument("--articles", type=int, default=2000)
    told = made_story(parser.parse_args().articles)
    figures = sum(len(state.analysis.figures) for state in told)
    taken = []
    for _ in range(3):
        began, worked = time.perf_counter(), time.process_time()
        series = tell_series(told)
        taken.append((time.process_time() - worked, time.perf_counter() - began))
    worked, passed = min(taken)
    points = sum(len(one.points) for one in series)
    print(f"{len(told)} articles, {figures} figures: {len(series)} series of {points} points")
    print(f"{worked:.2f} s of work, {passed:.2f} s by the clock (the least of three)")


if __name__ == "__main__":
    main()
