"""One module a sub-command: HELP, EXAMPLE, NEEDS_DATABASE, arguments(parser), run(args) -> exit status."""
