"""Plates of the subjects: feasts and arts."""

import math

from plates import sky_and_water


def books():
    p = sky_and_water(261, "lagune", "canal", 250)
    p.disc("ocre", 396, 74, 42)
    x = 26
    volumes = ((34, 96, "tuile"), (26, 120, "sel"), (42, 78, "ocre"), (28, 108, "encre"), (36, 88, "rose"), (24, 128, "sel"), (44, 70, "tuile"), (30, 104, "ocre"), (34, 92, "sel"), (26, 122, "encre"))
    spots = []
    for w, top, ink in volumes:
        p.cut(ink, [(x, 244), (x + p.r.uniform(-1, 2), top), (x + w, top + p.r.uniform(-2, 2)), (x + w, 244)])
        second = "encre" if ink in ("sel", "ocre", "rose") else "ocre"
        p.rect(second, x, top + 16, w, 5)
        p.rect(second, x, top + 25, w, 3)
        p.rect(second, x, 218, w, 6)
        p.rect("sel" if ink != "sel" else "tuile", x + w * 0.24, top + 46, w * 0.52, 34)
        spots.append((ink, x, w))
        x += w + 2
    p.cut("tuile", [(362, 244), (404, 112), (432, 120), (392, 244)])
    p.cut("sel", [(396, 158), (404, 136), (420, 141), (412, 164)])
    p.cut("encre", [(0, 256), (0, 242), (480, 242), (480, 256)])
    p.gouge("sel", 0, 248, 480, 0, 1.4)
    for ink, x, w in spots:
        if ink != "encre":
            p.reflection(ink, x + 2, w - 4, 260, 84, 12, 0.5)
    # somebody small reads on the quay
    p.disc("rose", 446, 196, 8, sides=10)
    p.cut("sel", [(434, 242), (438, 208), (454, 207), (460, 242)])
    p.cut("ocre", [(424, 224), (436, 216), (440, 226), (428, 232)])
    return p, "Des livres debout comme les maisons d’un quai, et leur reflet"


def painting():
    p = sky_and_water(263, "rose")
    p.cut("tuile", [(0, 296), (480, 286), (480, 360), (0, 360)], 0)
    p.cut("encre", [(134, 344), (176, 214), (184, 214), (146, 344)])
    p.cut("encre", [(352, 344), (306, 214), (298, 214), (340, 344)])
    p.rect("encre", 238, 12, 7, 44)
    p.cut("encre", [(126, 256), (126, 244), (360, 240), (360, 252)])
    p.cut("sel", [(128, 244), (126, 52), (358, 48), (356, 242)])
    p.cut("lagune", [(140, 170), (140, 64), (346, 61), (345, 170)])
    p.cut("canal", [(140, 234), (140, 168), (345, 168), (345, 230)])
    p.disc("ocre", 286, 122, 36)
    p.cut("tuile", [(192, 184), (212, 84), (240, 184)])
    p.cut("sel", [(184, 182), (206, 104), (206, 182)])
    p.path("encre", "M172 186h82q-8 20-22 22h-44q-12-4-16-22z")
    p.reflection("ocre", 258, 58, 172, 52, 9)
    p.reflection("tuile", 196, 40, 208, 22, 8)
    for i in range(5):
        p.gouge("rose", 150 + i * 6, 78 + i * 8, 44 - i * 4, -4, 2)
    # the palette and three brushes
    p.path("ocre", "M372 268q50-30 86 6q22 34-14 52q-24 10-32-8q-10-12-26-6q-40-14-14-44z")
    for x, y, c in ((388, 280, "tuile"), (412, 268, "sel"), (438, 280, "lagune"), (444, 306, "canal")):
        p.disc(c, x, y, 9, sides=10)
    for i, c in enumerate(("sel", "lagune", "ocre")):
        x = 48 + i * 16
        p.cut("encre", [(x, 296), (x - 18 + i * 16, 190), (x - 12 + i * 16, 189), (x + 6, 296)])
        p.cut(c, [(x - 20 + i * 16, 192), (x - 17 + i * 17, 164), (x - 9 + i * 16, 190)])
    p.cut("canal", [(34, 334), (30, 272), (100, 270), (96, 334)])
    p.gouge("lagune", 40, 288, 50, 0, 3, 4)
    return p, "Une marine sur son chevalet, la palette et les pinceaux"


def stage():
    p = sky_and_water(265, "encre")
    p.cut("ocre", [(240, 8), (392, 270), (88, 270)], 0)
    p.cut("sel", [(240, 40), (318, 264), (162, 264)], 0)
    p.cut("tuile", [(0, 0), (132, 0), (120, 120), (80, 210), (96, 276), (0, 280)])
    p.cut("tuile", [(480, 0), (348, 0), (360, 120), (400, 210), (384, 276), (480, 280)])
    for i in range(6):
        p.gouge("encre", 12 + i * 19, 6, 250 - i * 24, 92 + i * 1.2, 3.4, 4)
        p.gouge("encre", 468 - i * 19, 6, 250 - i * 24, 88 - i * 1.2, 3.4, -4)
    p.path("tuile", "M0 0h480v44q-40 30-80 2q-40 30-80 2q-40 30-80 2q-40-28-80 0q-40-28-80-2q-40-28-80-2q-40 26-80-2z")
    for i in range(6):
        p.gouge("ocre", 6 + i * 80, 44, 70, 0, 3, 12)
    p.cut("rose", [(40, 286), (96, 262), (386, 260), (440, 286)])
    p.cut("canal", [(0, 306), (0, 284), (480, 284), (480, 360), (0, 360)])
    # a dancer, small, from behind
    p.disc("encre", 240, 176, 9, sides=10)
    p.path("encre", "M240 184q8 20 4 34l22 28l-10 14l-20-30l-30 28l-10-10l32-34q-2-16 4-30z")
    p.gouge("encre", 240, 192, 52, -148, 5, -6)
    p.gouge("encre", 240, 192, 54, -28, 5, 6)
    for i in range(9):
        x = 26 + i * 54
        p.disc("encre", x, 316 + i % 2 * 8, 17, sides=13)
        p.path("encre", f"M{x - 32} 360q4-30 32-30q28 0 32 30z")
    for i in range(9):
        p.gouge("lagune", 14 + i * 54, 302 + i % 2 * 8, 20, -20, 2, -4)
    return p, "Une scène, son rideau, une danseuse dans la lumière, la salle"


def mask():
    p = sky_and_water(267, "canal")
    for i, c in enumerate(("tuile", "ocre", "lagune", "rose", "ocre", "tuile", "lagune")):
        a = -150 + i * 20
        p.gouge(c, 240, 128, 170, a, 26)
        p.gouge("encre", 240 + math.cos(math.radians(a)) * 44, 128 + math.sin(math.radians(a)) * 44, 104, a, 2)
    p.path("sel", "M128 116q112-48 224 0q14 96-30 152q-40 56-82 62q-42-6-82-62q-44-56-30-152z")
    p.path("rose", "M240 98q56 0 112 18q14 96-30 152q-40 56-82 62z")
    p.path("ocre", "M120 122q120-58 240 0l6 58q-34 52-84 26q-26-14-42-14t-42 14q-50 26-84-26z")
    p.path("encre", "M150 170q32-32 68 6q-36 24-68-6zM330 170q-32-32-68 6q36 24 68-6z")
    p.cut("tuile", [(240, 132), (250, 148), (240, 164), (230, 148)])
    for i in range(4):
        p.disc("tuile", 138 + i * 21, 142 - i * 5, 4, sides=8)
        p.disc("tuile", 342 - i * 21, 142 - i * 5, 4, sides=8)
    p.cut("sel", [(232, 192), (250, 192), (258, 244), (240, 254), (226, 244)])
    p.gouge("tuile", 212, 282, 56, 0, 7, 3)
    p.gouge("tuile", 150, 250, 50, 56, 3, -6)
    p.gouge("tuile", 330, 250, 50, 124, 3, 6)
    p.path("encre", "M112 138q-58 60-70 200l22 6q8-110 60-170zM368 138q58 60 70 200l-22 6q-8-110-60-170z")
    for i in range(16):
        p.gouge(("ocre", "tuile", "sel")[i % 3], p.r.choice((p.r.uniform(10, 110), p.r.uniform(370, 460))), p.r.uniform(20, 350), 14, p.r.uniform(0, 180), 3)
    return p, "Masque vénitien à plumes, des confettis autour"


def jousts():
    p = sky_and_water(269, "ocre", "lagune", 256)
    p.disc("sel", 240, 104, 54)
    p.cut("tuile", [(0, 256), (0, 234), (480, 228), (480, 258)])
    for i in range(20):
        p.disc(("encre", "rose", "canal")[i % 3], 12 + i * 25, 228 + i % 2 * 4, 7, sides=9)
    for side, hull, band in ((-1, "sel", "tuile"), (1, "encre", "lagune")):
        m = lambda x, side=side: 240 + side * (240 - x)
        p.cut(hull, [(m(-30), 272), (m(150), 280), (m(196), 268), (m(178), 306), (m(-30), 308)])
        p.cut(band, [(m(-30), 286), (m(184), 288), (m(180), 298), (m(-30), 298)])
        p.cut(hull, [(m(52), 278), (m(150), 176), (m(190), 172), (m(192), 182), (m(156), 186), (m(68), 280)])
        for k in range(4):
            p.gouge(hull, m(78 + k * 22), 252 - k * 22, 28 + k * 22, 90 + side * 6, 2)
        for k in range(3):
            x = m(10 + k * 34)
            p.disc("rose", x, 246, 8, sides=10)
            p.cut(band, [(x - 10, 280), (x - 9, 256), (x + 9, 256), (x + 11, 280)])
        # the jouster leans on his lance
        p.cut("sel", [(m(164), 176), (m(158), 140), (m(166), 112), (m(186), 110), (m(190), 140), (m(184), 176), (m(176), 176), (m(174), 146), (m(171), 176)])
        p.disc("rose", m(180), 98, 10, sides=11)
        p.cut(band, [(m(170), 142), (m(172), 114), (m(196), 116), (m(194), 144)])
        p.cut("encre", [(m(140), 138), (m(140), 132), (m(292), 118), (m(292), 124)])
    p.reflection("sel", 0, 180, 312, 40, 9)
    p.reflection("encre", 300, 180, 312, 40, 9)
    p.water("canal", 318, 356, count=8, length=(30, 70), breadth=2)
    return p, "Deux jouteurs se croisent, chacun debout à l’arrière de sa barque"


def sardines():
    p = sky_and_water(271, "encre")
    for i in range(30):
        p.disc("tuile" if i % 3 else "ocre", p.r.uniform(60, 420), p.r.uniform(84, 306), p.r.uniform(10, 24), sides=8, play=0.2)
    p.cut("sel", [(28, 70), (452, 62), (456, 72), (26, 80)])
    p.cut("sel", [(26, 318), (456, 312), (456, 322), (28, 328)])
    for i in range(12):
        p.cut("sel", [(42 + i * 36, 72), (46 + i * 36, 72), (44 + i * 36, 322), (40 + i * 36, 322)], 0)
    for i, (x, y) in enumerate(((70, 116), (94, 172), (66, 228), (98, 282))):
        p.path("lagune", f"M{x} {y}q70-44 190-8l50-22q-10 26 4 54l-52-22q-120 40-192-2z")
        p.path("canal", f"M{x} {y}q70-44 190-8l50-22l-30 30q-110-26-210 0z")
        p.disc("sel", x + 24, y - 5, 6, sides=9)
        p.disc("encre", x + 24, y - 5, 2.6, sides=7)
        p.gouge("sel", x + 44, y - 14, 28, 84, 2.6, 3)
        for k in range(4):
            p.gouge("encre", x + 88 + k * 34, y - 17, 34, 102, 2.6)
    p.disc("ocre", 424, 128, 34, sides=18)
    p.disc("sel", 424, 128, 28, sides=18)
    for a in range(0, 360, 45):
        p.rays("ocre", 424, 128, 5, 24, 1, 5, a - 1, a + 1)
    for x in (404, 428, 448):
        p.gouge("lagune", 430, 318, 110, -112 + (x - 404) * 1.1, 5)
    for i in range(4):
        p.gouge("rose", 110 + i * 86, 58, 52, -84 + i * 6, 6, 8)
    return p, "Sardines sur la braise, un citron, une branche de fenouil"


def instruments():
    p = sky_and_water(273, "tuile")
    p.disc("ocre", 236, 178, 150, sides=30, play=0.01)
    # the long drum
    p.cut("sel", [(136, 96), (300, 84), (316, 304), (152, 316)])
    p.cut("rose", [(262, 86), (300, 84), (316, 304), (278, 307)])
    p.disc("canal", 218, 92, 83, 20, 22, play=0.01)
    p.disc("sel", 218, 88, 74, 15, 22, play=0.01)
    p.path("canal", "M150 300q82 28 166-12l2 22q-86 36-168 12z")
    for i in range(5):
        p.cut("encre", [(142 + i * 33, 104 - i), (146 + i * 33, 104 - i), (170 + i * 33, 308 - i * 3), (166 + i * 33, 308 - i * 3)], 0)
        p.cut("encre", [(168 + i * 33, 104 - i), (172 + i * 33, 104 - i), (150 + i * 33, 310 - i * 3), (146 + i * 33, 310 - i * 3)], 0)
    p.gouge("encre", 146, 88, 142, -4, 1.6)
    # three-holed flute and stick
    p.cut("encre", [(344, 330), (382, 62), (400, 65), (364, 333)])
    p.cut("sel", [(380, 76), (382, 62), (400, 65), (398, 80)])
    for i in range(3):
        p.disc("ocre", 362 + i * 6, 270 - i * 34, 4.5, sides=9)
    p.cut("encre", [(56, 70), (62, 66), (130, 200), (124, 204)])
    p.disc("sel", 56, 66, 10, sides=11)
    # ribbons
    for c, d in (("lagune", 0), ("sel", 16), ("canal", 32)):
        p.path(c, f"M{96 + d} 318q-40-60-26-120q10-30 60-44l4 12q-40 12-48 38q-8 46 28 108z")
    for i in range(8):
        p.gouge("sel", 410 + i % 3 * 18, 90 + i * 27, 26, -40, 3)
    return p, "Tambourin, galoubet et rubans"


def charter():
    p = sky_and_water(275, "canal")
    for i in range(9):
        p.gouge("lagune", p.r.uniform(-10, 420), 20 + i * 40, 60, -3, 2)
    p.cut("sel", [(78, 252), (86, 40), (396, 32), (404, 246), (300, 258), (180, 250)], 3)
    p.path("rose", "M78 40q-2-22 20-24l290-6q20 2 18 24q-6 14-20 0l-288 6q-14 16-20 0z")
    p.gouge("tuile", 94, 32, 296, -1, 3)
    p.path("tuile", "M112 74h34v8h-10v30h12v8h-38v-8h12V82h-10z")
    for i in range(8):
        p.gouge("encre", 164 if i < 2 else 112, 80 + i * 19, (204 if i < 2 else 256) - (i % 3) * 24, -1, 2)
    for i in range(3):
        p.gouge("encre", 260 + i * 16, 226 + i % 2 * 6, 46, -14 + i * 8, 2.4, 8)
    # three seals, one a town
    for x, c, band in ((138, "tuile", "ocre"), (240, "ocre", "tuile"), (342, "lagune", "sel")):
        p.cut(band, [(x - 10, 236), (x + 2, 236), (x - 2, 300), (x - 16, 296)])
        p.cut(band, [(x, 236), (x + 12, 236), (x + 16, 296), (x + 2, 300)])
        p.disc(c, x, 306, 34, sides=20, play=0.05)
        p.disc("encre", x, 306, 24, sides=18)
        p.disc(c, x, 306, 21, sides=18)
    p.rect("encre", 126, 304, 24, 12)
    p.cut("encre", [(122, 306), (138, 290), (154, 306)])
    p.boat(222, 314, 38, "encre", None, mast="encre")
    p.cut("encre", [(330, 318), (334, 296), (342, 286), (350, 296), (354, 318)])
    p.cut("ocre", [(398, 60), (470, 14), (476, 22), (404, 66)])
    p.gouge("sel", 420, 48, 58, -34, 9)
    return p, "Acte sur parchemin scellé de trois cachets, une plume"
