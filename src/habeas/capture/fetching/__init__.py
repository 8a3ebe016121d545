"""Pages from the web, safely: an address in, `Fetched` out, with every exchange with a server as it was.

Always true: only http and https; no connection to an address that is not public, whatever a name resolves to and whenever it
changes its mind; every redirect is checked like the first address; sizes and times are bounded; no cookies, no proxies, no
credentials are sent; what cannot be had is one `FetchRefused` line.
"""

from habeas.capture.fetching.exchanges import Exchange, Fetched, FetchRefused
from habeas.capture.fetching.fetcher import LISTINGS, PAGES, Fetcher, Limits, Validators
from habeas.capture.fetching.posting import posted

__all__ = ["LISTINGS", "PAGES", "Exchange", "FetchRefused", "Fetched", "Fetcher", "Limits", "Validators", "posted"]
