"""Who did what when under which article: append-only, chained."""
