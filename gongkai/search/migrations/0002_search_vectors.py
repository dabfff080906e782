"""The vectors, in narrow tables of their own: FTS5 on SQLite, `tsvector` under GIN on PostgreSQL.

They have no foreign key to their entry: a vector without one is never shown, and an entry's next vector replaces it.
"""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE search_pairs USING fts5(
       head, body, marks, content='', columnsize=0, tokenize='ascii')""",
    """CREATE TABLE search_kept (
       entry_id INTEGER PRIMARY KEY, head TEXT NOT NULL, body TEXT NOT NULL, marks TEXT NOT NULL)""",
]
POSTGRESQL = [
    "CREATE TABLE search_head (entry_id bigint PRIMARY KEY, vector tsvector NOT NULL)",
    "CREATE INDEX search_head_vector ON search_head USING gin (vector)",
    """CREATE TABLE search_part (
       entry_id bigint NOT NULL, part integer NOT NULL, split boolean NOT NULL, vector tsvector NOT NULL,
       PRIMARY KEY (entry_id, part))""",
    "CREATE INDEX search_part_vector ON search_part USING gin (vector)",
    "CREATE INDEX search_part_split_vector ON search_part USING gin (vector) WHERE split",
    # The planner counts the pages of a table and not what is stored beside it, so it would rather read every vector.
    # As functions with a setting of their own these questions always go through their index.
    """CREATE FUNCTION search_heads(tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 100 SET enable_seqscan = off
       AS $$ SELECT entry_id FROM search_head WHERE vector @@ $1 $$""",
    """CREATE FUNCTION search_parts(tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 100 SET enable_seqscan = off
       AS $$ SELECT entry_id FROM search_part WHERE vector @@ $1 $$""",
    """CREATE FUNCTION search_split_parts(tsquery) RETURNS SETOF bigint LANGUAGE sql STABLE ROWS 100 SET enable_seqscan = off
       AS $$ SELECT entry_id FROM search_part WHERE split AND vector @@ $1 $$""",
]


def make(apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search_first")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
