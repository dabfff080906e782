"""Time limit for publishing proactively (主动公开期限).

Within twenty working days from the day the information is formed or changed, unless a law or regulation
sets another period (条例第二十六条).
"""

from gongkai.law.source import Version, Versions
from gongkai.law.statutes import OGI_2019, OGI_SINCE

WORKING_DAYS = Versions(Version(OGI_SINCE, 20, OGI_2019.article(26)))
