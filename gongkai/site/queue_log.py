"""What the task queue says of itself: that a task began and that it ended, twice a minute where nothing was due."""

from __future__ import annotations

import logging


class AtDebug(logging.Filter):
    """Its news are for DEBUG: what a job did is said by `gongkai.night`. A task that failed stays an error."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno != logging.INFO:
            return True
        record.levelno, record.levelname = logging.DEBUG, logging.getLevelName(logging.DEBUG)
        return logging.getLogger().isEnabledFor(logging.DEBUG)
