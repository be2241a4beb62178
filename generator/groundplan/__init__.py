"""A team's strategy as one text file: read, checked, worked out and published as a site."""

__version__ = "0.1.0"
