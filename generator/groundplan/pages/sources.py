"""Links from the site to the lines of the strategy, where its repository is known."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from groundplan.model.charter import Repository
from groundplan.pages.views import Link, Piece

Lines = Callable[[str], tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Sources:
    """Makes the address of an item's lines; `lines` gives the file, first and last line of a path.

    It is None for readers who may not see all of the file: they would learn how much stands between what they see.
    """

    repository: Repository | None
    lines: Lines | None
    label: str

    def place(self, path: str) -> Piece | None:
        """Where a path stands: the link to its lines, or file and line in words where no repository is known."""
        if self.lines is None:
            return None
        file, first, _ = self.lines(path)
        return self.link(path) or f"{file}:{first}"

    def commit(self, name: str) -> Piece:
        """A commit by the first digits of its name, linked where a repository is known."""
        short = name[:7]
        if self.repository is None or not self.repository.url:
            return short
        url = self.repository.url.rstrip("/").removesuffix(".git")
        if not url.startswith(("https://", "http://")):
            return short
        way = "/-/commit/" if "gitlab" in url else "/commits/" if "bitbucket" in url else "/commit/"
        return Link(short, f"{url}{way}{name}", outside=True)

    def link(self, path: str) -> Link | None:
        """The link to the lines of a path; none without a repository that can be linked to."""
        repository = self.repository
        if repository is None or not repository.url or not repository.url.startswith(("https://", "http://")):
            return None
        if self.lines is None:
            return None
        file, first, last = self.lines(path)
        parts = [part for part in (repository.folder or "").split("/") if part not in ("", ".")] + file.split("/")
        return Link(
            self.label.format(line=first),
            _address(repository.url, repository.branch, "/".join(parts), first, last),
            outside=True,
        )


def _address(url: str, branch: str, file: str, first: int, last: int) -> str:
    """The address of lines of a file, in the manner of the forge that the address names."""
    url = url.rstrip("/").removesuffix(".git")
    branch, file = quote(branch), quote(file)
    if "gitlab" in url:
        return f"{url}/-/blob/{branch}/{file}#L{first}-{last}"
    if "bitbucket" in url:
        return f"{url}/src/{branch}/{file}#lines-{first}:{last}"
    if "gitee" in url:
        return f"{url}/blob/{branch}/{file}#L{first}-L{last}"
    if "codeberg" in url or "gitea" in url or "forgejo" in url:
        return f"{url}/src/branch/{branch}/{file}#L{first}-L{last}"
    return f"{url}/blob/{branch}/{file}#L{first}-L{last}"
