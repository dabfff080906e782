"""What is live is a published edition of the document itself: the database refuses anything else, whoever asks.

Set up after every migration, as `index_number` is.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

TABLE, EDITIONS = "documents_document", "documents_edition"
SAYS = "在线的版本必须是本条信息已发布的版本"
WRONG = """NEW.is_live AND NOT EXISTS (SELECT 1 FROM documents_edition e
WHERE e.id = NEW.live_edition_id AND e.document_id = NEW.id AND e.stage = 'published')"""
SQLITE = f"""
CREATE TRIGGER IF NOT EXISTS document_live_is_published BEFORE UPDATE OF is_live, live_edition_id ON {TABLE}
WHEN {WRONG} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END
"""
POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION document_live_is_published() RETURNS trigger AS $$
BEGIN IF {WRONG} THEN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;
END $$ LANGUAGE plpgsql;
DROP TRIGGER IF EXISTS document_live_is_published ON {TABLE};
CREATE TRIGGER document_live_is_published BEFORE UPDATE OF is_live, live_edition_id ON {TABLE}
FOR EACH ROW EXECUTE FUNCTION document_live_is_published()
"""


def hold_live_editions(using: str, **_: Any) -> None:
    """Connected to `post_migrate`: put the guard on the table where both tables are there."""
    connection = connections[using]
    guard = {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(connection.vendor)
    with connection.cursor() as cursor:
        if guard and {TABLE, EDITIONS} <= set(connection.introspection.table_names(cursor)):
            cursor.execute(guard)
