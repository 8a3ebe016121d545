"""What reviewers have published, and nothing else: the public record as values, and as a folder of pages.

Always true: whoever shows the public record is given it without anything that is not public, so that no page, feed or file can
show more.
"""

from habeas.publish.record import PublicAppeal, PublicEvent, PublicPerson, PublicRecord, PublicSource, public_record
from habeas.publish.site import MANIFEST, Published, SiteRefused, write_site

__all__ = [
    "MANIFEST",
    "PublicAppeal",
    "PublicEvent",
    "PublicPerson",
    "PublicRecord",
    "PublicSource",
    "Published",
    "SiteRefused",
    "public_record",
    "write_site",
]
