"""The one clock of the faces. Everything below takes the day as an argument."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

DAY = timedelta(days=1)


def today() -> date:
    """The day in Asia/Shanghai, or the fixed day of a demonstration."""
    return settings.GONGKAI_TODAY or timezone.localdate()


def now() -> datetime:
    """The moment, here; on the fixed day of a demonstration at the hour of the real one."""
    here = timezone.localtime()
    fixed = settings.GONGKAI_TODAY
    return here.replace(year=fixed.year, month=fixed.month, day=fixed.day) if fixed else here


def night_began(now: datetime) -> datetime:
    """When the last night began: the nightly hour of today, or of yesterday before it has come."""
    hour = settings.GONGKAI_NIGHTLY_AT
    began = timezone.localtime(now).replace(hour=hour.hour, minute=hour.minute, second=0, microsecond=0)
    return began if began <= now else began - DAY


def night_of(now: datetime) -> date:
    """The day the last night belongs to, or the fixed day of a demonstration."""
    return settings.GONGKAI_TODAY or night_began(now).date()
