"""The one clock of the faces. Everything below takes the day as an argument."""

from datetime import date

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day in Asia/Shanghai, or the fixed day of a demonstration."""
    return settings.GONGKAI_TODAY or timezone.localdate()
