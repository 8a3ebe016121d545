"""Feeds and sitemaps are watched: their addresses in, the pages they name kept and read, politely.

Always true: one request at a time, to a site not sooner than it wants; what a site's robots.txt forbids is not asked for; a
page is kept together with the note that it is, so that a run killed at any moment goes on where it was; what failed is listed
and tried again.
"""

from habeas.register.watching.courtesy import Courtesy
from habeas.register.watching.running import Run, Step, WatchRefused, alone
from habeas.register.watching.sources import again, failures, unwatch, watch, watched

__all__ = ["Courtesy", "Run", "Step", "WatchRefused", "again", "alone", "failures", "unwatch", "watch", "watched"]
