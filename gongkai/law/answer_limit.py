"""Time limit for answering a request, and its extension (答复期限、延期答复)."""

from gongkai.law.source import Version, Versions
from gongkai.law.statutes import OGI_2019, OGI_SINCE

# Working days from the day after receipt.
WORKING_DAYS = Versions(Version(OGI_SINCE, 20, OGI_2019.article(33, 2)))

# At most so many further working days; the head of the working body consents and the applicant is told
# before the limit ends.
EXTENSION = Versions(Version(OGI_SINCE, 20, OGI_2019.article(33, 2)))

# 条例第三十五条: many or frequent requests with good reason may be answered within a reasonable delay the agency sets
# and tells the applicant. The regulation names no longest one (reading 0008).
POSTPONE = Versions(Version(OGI_SINCE, True, OGI_2019.article(35)))
