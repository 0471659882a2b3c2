"""The sound drawn as a street: façades as tall as the voice is loud, and their reflection under the waterline."""

WIDTH, HEIGHT, WATER = 1200, 164, 112
GAP, TALLEST, LOWEST = 3, 100, 5
FACADES = (24, 34, 20, 42, 28, 24, 20, 34, 28, 42, 20) * 5
REFLECTIONS = ((13, 1.0), (27, 0.74), (40, 0.46))


def street(peaks: list[int]) -> str:
    """SVG path, in a box of 1200 × 164, of the marks ``peaks`` (0 to 100, evenly spread)."""
    path, x = [], 0
    for number, width in enumerate(FACADES):
        width = min(width, WIDTH - x)  # the last one ends where the water does
        if width <= 0:
            break
        height = _height(peaks, x, x + width)
        path.append(
            f"M{x} {WATER}v-{height}{_roof(number, width, height)}V{WATER}z{_reflection(x, width, height)}"
        )
        x += width + GAP
    return "".join(path)


def _height(peaks: list[int], start: int, end: int) -> int:
    first = start * len(peaks) // WIDTH
    last = max(first + 1, end * len(peaks) // WIDTH)
    return max(LOWEST, max(peaks[first:last], default=0) * TALLEST // 100)


def _roof(number: int, width: int, height: int) -> str:
    if height <= 16:
        return f"h{width}"
    half, quarter = width / 2, width / 4
    roofs = (
        f"l{width} -4",
        f"l{half:g} -9 {half:g} 9",
        f"l{width} 5",
        f"q{quarter:g} 0 {half:g} -8 {quarter:g} 8 {half:g} 8",
    )
    return roofs[number * 7 % 4 if number % 3 else number % 4]


def _reflection(x: int, width: int, height: int) -> str:
    waves = []
    for rank, (depth, share) in enumerate(REFLECTIONS):
        if height > 20 + 24 * rank:
            span = round(width * share)
            left = x + (width - span) / 2
            waves.append(f"M{left:g} {WATER + depth}q{span / 2:g} -8 {span} 0-{span / 2:g} 8-{span} 0z")
    return "".join(waves)
