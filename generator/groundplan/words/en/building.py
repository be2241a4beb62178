"""What building and serving the site says, in English."""

BUILDING: dict[str, str] = {
    # the problems on top of a page while the strategy is edited
    "broken": "The strategy has mistakes. Below is the site as it was before them.",
    "broken.first": "The strategy has mistakes. The site appears here once they are mended.",
    "broken.more": "and {count} more",
    "broken.title": "The strategy cannot be shown yet",
    # the link to the feed in the head of each page
    "feed": "What changed",
    # what could not be done
    "no_builder": "{builder} is not installed. Type: pip install {builder}",
    "no_plugin": "{file} does not name the plugin groundplan. Add `- groundplan` below `plugins:`",
    "bad_config": "{file} cannot be read: {reason}",
    "inside": "{folder} holds the strategy itself; the site needs a folder of its own",
    "not_a_site": "{folder} is not empty and holds no site; choose another folder",
    "not_ours": "{folder} is not empty and was not written by groundplan render; choose another folder",
    "in_documents": "{folder} lies in the folder of hand-written pages; choose another folder",
    "failed": "the site was not built",
    "port_taken": "port {port} is taken; choose another one with --port",
    "page_taken": "{file}: the strategy makes a page of this address itself; give yours another name",
    "asset_taken": "{file}: groundplan makes a file of this name itself; give yours another name",
    "found": "the strategy has mistakes",
    # at the foot of every page of a published version, and on top of one that is not the newest
    "edition": "Version {version}, {date}",
    "edition.for": "Version {version}, {date}. For: {audience}",
    "for": "For: {audience}",
    "no_audience": "the strategy has no audience `{asked}`; it has {known}",
    "edition.older": "There is a newer version.",
    "edition.newest": "Go to it",
    "moved": "This page is at {place}.",
}
