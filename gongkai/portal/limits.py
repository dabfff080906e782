"""How often strangers may try what the portal offers."""

from gongkai.site.attempts import Limit

WRONG_CODES = Limit("code", 10, 3600, of_one=20)
WRONG_DRAFT_CODES = Limit("draft-code", 10, 3600)
REQUESTS = Limit("ask", 20, 3600)
DRAFTS = Limit("draft", 60, 3600)
VOICES = Limit("voice", 10, 3600)
FILES = Limit("file", 80, 3600)
TOOLS = Limit("tool", 60, 3600)
