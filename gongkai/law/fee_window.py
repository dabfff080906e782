"""Time for paying a processing fee (信息处理费缴纳期限).

Twenty working days from the day after the notice is received; unpaid, the request counts as given up.
The amounts are not here: only the window touches the clock of a case.
"""

from gongkai.law.source import Version, Versions
from gongkai.law.statutes import FEE_2020, FEE_SINCE

# The whole document is cited: the article after the tariff could not be read.
WORKING_DAYS = Versions(Version(FEE_SINCE, 20, FEE_2020.whole()))
