"""An installation of its own for a benchmark: an empty database of the kind DATABASE_URL names, gone afterwards."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def installation() -> Iterator[None]:
    """Everything inside has Django set up on a data folder and a database of its own."""
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as home:
        os.environ["GONGKAI_HOME"] = home
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
        import django
        from django.db import connection

        django.setup()
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)
