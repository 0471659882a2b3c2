"""The sheet every plate starts from."""

from engraver import Plate

WATERLINE = 244  # shared by the whole family


def sky_and_water(seed, sky, water=None, y=WATERLINE, **k):
    p = Plate(seed=seed, **k)
    p.cut(sky, [(0, 0), (p.l, 0), (p.l, p.h), (0, p.h)], 0)
    if water:
        p.cut(water, [(0, y), (p.l * .4, y - 1), (p.l, y + 1), (p.l, p.h), (0, p.h)], 0)
    return p


def seated(p, x, y, coat, hair, size=1):
    """Someone seen from behind, ``y`` at the seat."""
    p.disc(hair, x, y - 62 * size, 15 * size, sides=13)
    p.path(coat, f"M{x-28*size:.0f} {y}q{2*size:.0f} {-46*size:.0f} {28*size:.0f} {-48*size:.0f}q{26*size:.0f} {2*size:.0f} {28*size:.0f} {48*size:.0f}z")
