"""The server's entry."""

import os
import threading
import time

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
application = get_wsgi_application()


def _leave_with(parent: int) -> None:
    """End this worker when the process that started it is gone, so that a killed server does not go on serving."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if _parent := os.environ.get("GONGKAI_SERVED_BY"):
    threading.Thread(target=_leave_with, args=(int(_parent),), daemon=True).start()
