"""Asking the applicant to complete an unclear request (补正).

Once and for all, within seven working days of receipt; the answer limit then runs from the day the completed
request arrives. Not completed without good reason: the request counts as given up (条例第三十条).
"""

from gongkai.law.source import Version, Versions
from gongkai.law.statutes import OGI_2019, OGI_SINCE

WORKING_DAYS = Versions(Version(OGI_SINCE, 7, OGI_2019.article(30)))

# The regulation says “a reasonable period”; how long is the agency's to set (house rule completion_days).
CITE = OGI_2019.article(30)
