"""Names of publishers: asked for seldom, and never out of date for long."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from isnad.collect import Catalogue
from isnad.model import Publisher, PublisherCount
from isnad.newsroom import Newsroom
from isnad.store import Store
from isnad.web.directory import Directory


class Counting(Newsroom):
    """A newsroom that counts how often it is asked for its publishers."""

    asked = 0

    def publishers(self) -> tuple[PublisherCount, ...]:
        self.asked += 1
        return super().publishers()


def test_names_are_asked_for_once_a_minute_and_for_a_new_id(tmp_path: Path) -> None:
    now = [datetime(2024, 11, 3, tzinfo=UTC)]
    with Store.open(f"sqlite:///{tmp_path / 'news.sqlite'}") as store:
        newsroom = Counting(store, Catalogue())
        directory = Directory(newsroom, lambda: now[0])
        store.save_publishers([Publisher("nahar", "صحيفة النهر")])
        assert [directory.publisher("nahar").name for _ in range(3)] == ["صحيفة النهر"] * 3
        assert newsroom.asked == 1
        store.save_publishers([Publisher("nahar", "جريدة النهر"), Publisher("jabal", "الجبل")])
        assert directory.publisher("jabal").name == "الجبل"
        assert directory.publisher("nahar").name == "جريدة النهر"
        assert newsroom.asked == 2
        store.save_publishers([Publisher("nahar", "النهر")])
        now[0] += timedelta(minutes=1)
        assert directory.publisher("nahar").name == "النهر"
        assert directory.publisher("nobody") == Publisher("nobody", "nobody", language="")
        assert directory.printing() == ()
