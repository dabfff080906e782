"""The index number (索引号) is given once for ever: the database itself refuses to change it.

Set up after every migration, because an engine that makes a table anew loses what hung on it.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

TABLE = "documents_document"
SAYS = "索引号一经赋予不再改变"
SQLITE = f"""
CREATE TRIGGER IF NOT EXISTS document_index_no_stays BEFORE UPDATE OF index_no ON {TABLE}
WHEN NEW.index_no <> OLD.index_no BEGIN SELECT RAISE(ABORT, '{SAYS}'); END
"""
POSTGRESQL = f"""
CREATE OR REPLACE FUNCTION document_index_no_stays() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{SAYS}' USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql;
DROP TRIGGER IF EXISTS document_index_no_stays ON {TABLE};
CREATE TRIGGER document_index_no_stays BEFORE UPDATE OF index_no ON {TABLE}
FOR EACH ROW WHEN (NEW.index_no <> OLD.index_no) EXECUTE FUNCTION document_index_no_stays()
"""


def hold_index_numbers(using: str, **_: Any) -> None:
    """Connected to `post_migrate`: put the guard on the table where the table is there."""
    connection = connections[using]
    guard = {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(connection.vendor)
    with connection.cursor() as cursor:
        if guard and TABLE in connection.introspection.table_names(cursor):
            cursor.execute(guard)
