"""Posts on their way to WeChat accounts, carried on: at once when asked for, again while a result is waited for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Min
from django.utils import timezone
from django_tasks import task

from gongkai.channels.acts.posting import JOB as NAME
from gongkai.channels.models import Post
from gongkai.channels.wechat.carrying import carry_on
from gongkai.journal.acts import plan
from gongkai.journal.jobs import Job
from gongkai.journal.night import carry_out
from gongkai.site.today import today

# Minutes until the next question, by how often was asked: at most twenty questions, some hours.
PAUSES = (1, 2, 5, 10, 20, 30)


def run(on: date) -> dict[str, Any]:
    """Carry on, and plan the next look where a result is still to come."""
    counts = carry_on(on)
    tries = Post.objects.filter(step=Post.Step.SUBMITTED).aggregate(least=Min("tries"))["least"]
    if tries is not None:
        pause = PAUSES[min(tries, len(PAUSES)) - 1] if tries else PAUSES[0]
        plan(look_again, timezone.now() + timedelta(minutes=pause))
    names = ("drafted", "submitted", "published", "waiting", "failed", "unsure", "cut_off")
    return {f"posts_{name}": counts[name] for name in names}


@task()
def look_again() -> None:
    """One more look at what was submitted."""
    carry_out(JOB, today(), again=True)


JOB = Job(
    NAME,
    "公众号推文",
    run,
    "建立草稿{posts_drafted}篇，提交{posts_submitted}篇，发布{posts_published}篇，等待结果{posts_waiting}篇，"
    "未成功{posts_failed}篇，待核对{posts_unsure}篇，中断{posts_cut_off}篇",
    order=65,
)
