"""The engraver's tools: planes cut with a knife, strokes of the gouge, a waterline.

A plate is a list of shapes laid one over the other, each in one ink. Inks are classes (k-canal, k-ocre…) with
a fallback colour: the drawing lives alone in <img>, and follows the theme when it is put inside a page.
"""
import math
import random

INKS = {
    "sel": "#fbf5e6", "encre": "#13232b", "canal": "#0a4a57", "lagune": "#2ba39b",
    "ocre": "#ebae3f", "tuile": "#d4513a", "rose": "#f2cdb6",
}

# The water moves when one arrives, then lies still: less than five seconds, and not for who asked for no motion.
RIPPLE = (
    "<style>@media(prefers-reduced-motion:no-preference){.eau{animation:eau 2.3s ease-in-out 2}}"
    "@keyframes eau{25%{transform:translateX(-7px)}75%{transform:translateX(7px)}}</style>"
)


def n(v):
    s = f"{v:.1f}".rstrip("0").rstrip(".")
    return "0" if s in ("-0", "") else s


def coords(values):
    out = ""
    for v in values:
        s = n(v)
        out += s if s.startswith("-") or not out else " " + s
    return out


class Plate:
    def __init__(self, width=480, height=360, seed=1):
        self.l, self.h = width, height
        self.r = random.Random(seed)
        self.shapes = []
        self.street, self.layer = None, 0
        self.moving = slice(0, 0)

    def _lay(self, ink, d):
        if self.street is not None:
            self.street.append((self.layer, ink, d))
            return
        if self.shapes and self.shapes[-1][0] == ink:
            self.shapes[-1][1].append(d)
        else:
            self.shapes.append((ink, [d]))

    # a street: several façades printed ink by ink (a lighter file)
    def open_street(self):
        self.street = []

    def close_street(self):
        street, self.street, self.layer = sorted(self.street, key=lambda f: f[:2]), None, 0
        for _, ink, d in street:
            self._lay(ink, d)

    # planes
    def cut(self, ink, points, play=1.2):
        """A polygon cut with a knife: one more point on long edges, hardly shifted."""
        done = []
        for i, (x, y) in enumerate(points):
            done.append((x, y))
            x2, y2 = points[(i + 1) % len(points)]
            d = math.hypot(x2 - x, y2 - y)
            if play and d > 46 and 0 < x < self.l and 0 < x2 < self.l:
                t = self.r.uniform(.35, .65)
                e = self.r.uniform(-play, play)
                done.append((x + (x2 - x) * t - (y2 - y) / d * e, y + (y2 - y) * t + (x2 - x) / d * e))
        x0, y0 = done[0]
        d, px, py = f"M{round(x0)} {round(y0)}l", round(x0), round(y0)
        vals = []
        for x, y in done[1:]:
            x, y = round(x), round(y)
            vals += [x - px, y - py]
            px, py = x, y
        self._lay(ink, d + coords(vals) + "z")

    def rect(self, ink, x, y, w, h, slant=0):
        x, y, w, h, b = (round(v) for v in (x, y, w, h, slant))
        self._lay(ink, f"M{x} {y+b}" + (f"l{w} {-b}" if b else f"h{w}") + f"v{h}h{-w}z")

    def disc(self, ink, cx, cy, rx, ry=None, sides=18, start=0, a=360, play=.03):
        ry = ry or rx
        pts = []
        whole = abs(a - start) >= 360
        for i in range(sides if whole else sides + 1):
            t = math.radians(start + (a - start) * i / sides)
            k = 1 + self.r.uniform(-play, play)
            pts.append((cx + math.cos(t) * rx * k, cy + math.sin(t) * ry * k))
        self.cut(ink, pts, 0)

    def path(self, ink, d):
        """A path written by hand, for curves."""
        self._lay(ink, d)

    # gouges
    def gouge(self, ink, x, y, length, angle=0, breadth=4, curve=0):
        """A stroke of the gouge: a blade thin at both ends."""
        a = math.radians(angle)
        dx, dy = math.cos(a) * length, math.sin(a) * length
        px, py = -math.sin(a), math.cos(a)
        m = self.r.uniform(.4, .6)
        c1 = (dx * m + px * (breadth + curve), dy * m + py * (breadth + curve))
        c2 = (dx * m - px * (breadth - curve), dy * m - py * (breadth - curve))
        dx, dy = round(dx), round(dy)
        f = round if breadth >= 2 else (lambda v: round(v, 1))
        self._lay(ink, f"M{round(x)} {round(y)}q{coords([f(c1[0]), f(c1[1]), dx, dy, f(c2[0]-dx), f(c2[1]-dy), -dx, -dy])}z")

    def water(self, ink, y0, y1, x0=0, x1=None, count=14, length=(30, 90), breadth=2.6):
        x1 = self.l if x1 is None else x1
        for i in range(count):
            y = y0 + (y1 - y0) * (i + self.r.uniform(.1, .9)) / count
            w = self.r.uniform(*length) * (.7 + .6 * (y - y0) / max(1, y1 - y0))
            x = self.r.uniform(x0 - 20, max(x0, x1 - w * .6))
            self.gouge(ink, x, y, w, self.r.uniform(-1.2, 1.2), breadth * self.r.uniform(.7, 1.3))

    def rays(self, ink, cx, cy, r0, r1, count=16, breadth=5, start=0, a=360):
        for i in range(count):
            t = start + (a - start) * (i + .5) / count + self.r.uniform(-3, 3)
            k = self.r.uniform(.8, 1.15)
            x, y = cx + math.cos(math.radians(t)) * r0, cy + math.sin(math.radians(t)) * r0
            self.gouge(ink, x, y, (r1 - r0) * k, t, breadth)

    def reflection(self, ink, x, w, y, h, step=9, tightness=1.0):
        """The reflection of a shape: lying blades, shorter and further apart."""
        yy, i = y + 4, 0
        while yy < y + h:
            t = (yy - y) / h
            ww = w * (1.06 - .55 * t * tightness) * self.r.uniform(.78, 1.12)
            xx = x + w / 2 - ww / 2 + self.r.uniform(-1, 1) * (3 + 7 * t)
            e = max(2, round(step * .62 * (1 - .45 * t)))
            a, b = round(ww * .5), round(ww)
            self._lay(ink, f"M{round(xx)} {round(yy)}q{a} {-e} {b} 0q{-(b-a)} {e} {-b} 0z")
            yy += step * (1 + .55 * t)
            i += 1

    # motifs of the family
    def facade(self, x, w, top, bottom, wall, shutters="canal", roof="tuile", floors=3, bays=2, gable=None, door=True, pane="encre"):
        b = self.r.uniform(-2, 2)
        self.layer = 0
        if gable == "gendarme":
            h = w * .2
            self.path(wall, f"M{n(x)} {n(bottom)}V{n(top+h*1.5)}q{coords([w*.17, 0, w*.23, -h*.6])} {coords([w*.08, -h, w*.27, -h])} {coords([w*.19, 0, w*.27, h])} {coords([w*.06, h*.6, w*.23, h*.6])}V{n(bottom)}z")
            self.layer = 1
            self.path(roof, f"M{n(x-2)} {n(top+h*1.5)}q{coords([w*.18, 0, w*.24, -h*.6])} {coords([w*.08, -h, w*.28, -h])} {coords([w*.2, 0, w*.28, h])} {coords([w*.06, h*.6, w*.24, h*.6])}v-6q{coords([-w*.15, 0, -w*.2, -h*.6])} {coords([-w*.1, -h*1.15, -w*.32, -h*1.15])} {coords([-w*.22, 0, -w*.32, h*1.15])} {coords([-w*.05, h*.6, -w*.2, h*.6])}z")
        elif gable == "pointe":
            self.cut(wall, [(x, bottom), (x, top + 20), (x + w / 2, top), (x + w, top + 20), (x + w, bottom)])
            self.layer = 1
            self.cut(roof, [(x - 3, top + 24), (x - 3, top + 18), (x + w / 2, top - 6), (x + w + 3, top + 18), (x + w + 3, top + 24), (x + w / 2, top + 2)])
        else:
            self.cut(wall, [(x, bottom), (x, top + 4 + b), (x + w, top + 4 - b), (x + w, bottom)])
            self.layer = 1
            self.cut(roof, [(x - 3, top + 8 + b), (x - 2, top - 3 + b), (x + w + 2, top - 3 - b), (x + w + 3, top + 8 - b)])
        hh = bottom - top - (26 if gable else 12)
        y0 = top + (32 if gable else 16)
        step = hh / floors
        fw = w / (bays * 2.5 + .4)
        openings = []
        for e in range(floors):
            for t in range(bays):
                fx, fy, fh = x + w * (t + .5) / bays - fw / 2, y0 + e * step, step * .6
                if door and e == floors - 1:
                    if t == 0:
                        openings.append((fx - 2, fy + 2, fw + 4, bottom - fy - 2, True))
                        continue
                    fh = step * .45
                openings.append((fx, fy, fw, fh, False))
        self.layer = 2
        if shutters:  # one stroke a window: the dark of the pane covers the middle
            for fx, fy, fw_, fh, is_door in openings:
                if not is_door:
                    self.rect(shutters, fx - fw * .55, fy, fw * 2.1, fh, self.r.choice((-1, 0, 0, 1)))
        self.layer = 3
        for fx, fy, fw_, fh, is_door in openings:
            self.rect(pane, fx, fy - (0 if is_door else 1), fw_, fh + (0 if is_door else 2))

    def boat(self, x, y, w, hull="encre", wale="ocre", mast=None, sail=None):
        """A barquette: a hull pointed at both ends, on the water at y."""
        h = w * .19
        if mast:
            self.cut(mast, [(x + w * .5 - 2, y - h * .3), (x + w * .5 - 1, y - w * .85), (x + w * .5 + 1, y - w * .85), (x + w * .5 + 2, y - h * .3)])
        if sail:
            self.cut(sail, [(x + w * .2, y - w * .3), (x + w * .86, y - w * .98), (x + w * .74, y - h * 1.1)])
        self.rect(hull, x + w * .02, y - h * 1.35, max(2, w * .03), h * .7)
        self.path(hull, f"M{round(x)} {round(y-h)}q{coords([round(v) for v in (w*.22, h*.5, w*.5, h*.5)])} {coords([round(v) for v in (w*.28, 0, w*.5, -h*.7)])} {coords([round(v) for v in (-w*.02, h, -w*.14, h*1.4)])}h{round(-w*.7)}q{coords([round(v) for v in (-w*.13, -h*.3, -w*.16, -h*1.2)])}z")
        if wale:
            self.gouge(wale, x + w * .06, y - h * .52, w * .86, -1, 2.4, w * .05)

    def pine(self, x, bottom, h, foliage="canal", trunk="encre", w=None, light="lagune"):
        w = w or h * .8
        self.cut(trunk, [(x - 4, bottom), (x - 1, bottom - h * .5), (x - w * .18, bottom - h * .74), (x - w * .1, bottom - h * .76), (x + 3, bottom - h * .58), (x + w * .16, bottom - h * .76), (x + w * .2, bottom - h * .72), (x + 6, bottom - h * .46), (x + 5, bottom)])
        y = bottom - h * .72
        self.cut(foliage, [(x - w * .5, y), (x - w * .46, y - h * .1), (x - w * .28, y - h * .2), (x - w * .06, y - h * .28), (x + w * .2, y - h * .24), (x + w * .42, y - h * .12), (x + w * .52, y + 1), (x + w * .2, y + h * .05), (x - w * .16, y + h * .045)])
        if light:
            for i in range(5):
                self.gouge(light, x - w * .34 + i * w * .14, y - h * (.07 + .05 * (i % 2)), w * .16, -18 + i * 9, 2.4)

    def waves(self, ink, y, x0=0, x1=None, dip=4, step=38, bottom=None):
        """A plane of water whose edge is cut in small waves."""
        x1 = self.l if x1 is None else x1
        bottom = self.h if bottom is None else bottom
        d, x, up = f"M{n(x0)} {n(bottom)}V{n(y)}", x0, True
        while x < x1:
            w = min(step * self.r.uniform(.8, 1.25), x1 - x)
            d += f"q{coords([w/2, -dip*2 if up else dip*.6, w, 0])}"
            up = not up
            x += w
        self._lay(ink, d + f"V{n(bottom)}z")

    # output
    def svg(self, title=None, sky_and_water=True, extra="", attrs=""):
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.l} {self.h}"{attrs}'
        head += f' role="img"><title>{title}</title>' if title else ' aria-hidden="true" focusable="false">'
        paths = [f'<path class="k-{e}" fill="{INKS[e]}" d="{"".join(ds)}"/>' for e, ds in self.shapes]
        if self.moving.stop:
            paths[self.moving] = [RIPPLE, '<g class="eau">', *paths[self.moving], "</g>"]
        return head + "".join(paths) + extra + "</svg>\n"
