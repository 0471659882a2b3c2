"""The editors' side of knowledge: choosing themes, what waits for whom, reports, changing several pages at once."""
