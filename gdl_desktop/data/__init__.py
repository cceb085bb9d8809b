"""Image sets and corpora: embedded, downloaded, the person's own. Neither torch nor Qt."""
