"""`make run`: the site and its worker on one machine. Standard library only: it runs before anything is installed."""
