"""A run with watches: what it collects is looked at and sent while it goes on."""

from datetime import timedelta

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from tests.conftest import Serving
from tests.newsroom.live.conftest import Desk
from tests.newsroom.live.press import Press

from isnad.collect.fetching import networks
from isnad.collect.webhooks import Poster
from isnad.model import Condition, ConditionKind, DeliveryState


def test_what_a_round_collects_is_told_and_sent(desk: Desk, press: Press, serving: Serving) -> None:
    took: list[str] = []

    async def take(request: Request) -> Response:
        took.append(request.headers["webhook-id"])
        return Response(status_code=204)

    old = press.article("a.example", "n1", "افتتح الوزير الجسر الجديد صباح اليوم.")
    feed = press.feed("a.example", [old])
    desk.follow(feed)
    desk.round()
    with serving(Starlette(routes=[Route("/hook", take, methods=["POST"])])) as at:
        watch = desk.room.watches.add(Condition(ConditionKind.SEARCH, words="الجسر"), webhook=f"{at}/hook")
        new = press.article("a.example", "n2", "قال المهندسون إن الجسر القديم سيغلق أمام الشاحنات الثقيلة.")
        press.feed("a.example", [old, new])
        desk.poster = Poster("Isnad/test", allowed=networks(["127.0.0.1"]), clock=desk.clock)
        desk.round(timedelta(hours=3))
    assert [desk.room.article(one.article).article.url for one, _ in desk.room.watches.told(watch.number)] == [new]
    assert desk.room.watches.one(watch.number).deliveries == {DeliveryState.DONE: 1}
    assert len(took) == 1
