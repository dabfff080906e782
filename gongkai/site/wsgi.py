"""The server's entry."""

import os

from django.core.wsgi import get_wsgi_application

from gongkai.site.parent import follow_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
application = get_wsgi_application()
follow_parent(lambda: os._exit(1))
