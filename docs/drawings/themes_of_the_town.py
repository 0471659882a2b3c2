"""Plates of the themes: stone, water, work."""

import math

from plates import WATERLINE, sky_and_water


def built_heritage():
    p = sky_and_water(3, "rose", "canal")
    p.disc("ocre", 92, 96, 44)
    p.open_street()
    p.facade(-14, 84, 150, WATERLINE, "ocre", "canal")
    p.facade(388, 112, 142, WATERLINE, "tuile", "sel", roof="encre", bays=3)
    p.close_street()
    # the two-storey façade of the Madeleine
    p.cut("canal", [(330, 246), (330, 66), (342, 44), (350, 44), (354, 20), (358, 44), (366, 44), (378, 66), (378, 246)])
    p.rect("encre", 344, 78, 10, 26); p.rect("encre", 359, 78, 10, 26)
    p.cut("sel", [(112, WATERLINE), (112, 142), (128, 142), (140, 112), (150, 100), (150, 62), (210, 34), (270, 62), (270, 100), (280, 112), (292, 142), (308, 142), (308, WATERLINE)])
    p.cut("encre", [(106, 146), (106, 138), (314, 138), (314, 146)])
    p.cut("encre", [(144, 68), (144, 61), (210, 28), (276, 61), (276, 68), (210, 38)])
    for x in (122, 150, 254, 282):
        p.rect("tuile", x, 152, 13, 92)
        p.rect("encre", x - 3, 148, 19, 6)
    for x in (158, 244):
        p.rect("tuile", x, 76, 11, 60)
    p.path("encre", "M190 244v-56q20-26 41 0v56z")
    p.path("canal", "M196 124V98q14-20 28 0v26z")
    p.gouge("ocre", 184, 182, 53, 0, 4, -9)
    for i in range(3):
        p.gouge("encre", 176 + i * 3, 51 - i * 5, 66 - i * 8, 0, 1.6)
    p.reflection("sel", 112, 196, WATERLINE, 104, 11)
    p.reflection("ocre", 0, 72, WATERLINE, 80); p.reflection("tuile", 390, 90, WATERLINE, 80); p.reflection("lagune", 326, 50, WATERLINE, 96)
    return p, "Façade d’église baroque et maisons au bord d’un canal"


def archaeology():
    p = sky_and_water(5, "ocre")
    p.cut("tuile", [(0, 112), (70, 104), (160, 116), (300, 102), (400, 112), (480, 106), (480, 360), (0, 360)], 0)
    p.cut("rose", [(0, 172), (90, 180), (210, 168), (330, 184), (480, 170), (480, 236), (360, 246), (200, 234), (80, 248), (0, 240)], 0)
    p.cut("canal", [(0, 292), (120, 300), (260, 286), (380, 300), (480, 290), (480, 360), (0, 360)], 0)
    for i in range(26):
        x, y = p.r.uniform(0, 460), p.r.choice([128, 142, 158, 256, 268, 280])
        p.gouge("encre", x, y + p.r.uniform(-5, 5), p.r.uniform(12, 34), p.r.uniform(-8, 8), 2)
    for i in range(16):
        p.gouge("lagune", p.r.uniform(0, 450), p.r.uniform(306, 354), p.r.uniform(20, 60), p.r.uniform(-4, 4), 2)
    # Gaulish house above, cut with the gouge
    p.cut("encre", [(40, 108), (40, 82), (34, 84), (74, 50), (116, 84), (110, 82), (110, 108)])
    p.rect("ocre", 68, 86, 14, 24)
    for i in range(6):
        p.gouge("rose", 46 + i * 10, 78 - abs(3 - i) * -3, 12, -58 + i * 22, 1.6)
    # the amphora lying in the earth
    p.path("sel", "M262 84h58l-4 16h-8l2 26q42 26 44 78q0 64-54 132h-16q-54-70-54-132q2-54 44-78l2-26h-8z")
    p.path("encre", "M308 126q42 26 44 78q0 64-54 132h-8q40-70 38-130q-2-50-26-78z")
    p.path("sel", "M266 106q-34 4-34 40q0 22 12 34l10-14q-8-8-7-20q1-20 22-22zM316 106q34 4 34 40q0 22-12 34l-10-14q8-8 7-20q-1-20-22-22z")
    for y, w in ((168, 74), (182, 82), (196, 84)):
        p.gouge("tuile", 291 - w / 2, y, w * .72, 0, 2.4, 1)
    for i in range(7):
        p.gouge("ocre", 250 + i * 3, 220 + i * 14, 26 - i, 4, 2)
    p.cut("sel", [(96, 206), (124, 190), (150, 200), (142, 224), (110, 228)])
    p.gouge("tuile", 104, 210, 40, -14, 3); p.gouge("tuile", 112, 219, 30, -12, 2)
    p.cut("sel", [(404, 212), (420, 196), (444, 204), (438, 222)])
    p.disc("ocre", 178, 262, 13, sides=12); p.disc("encre", 178, 262, 5, sides=8)
    return p, "Amphore et tessons pris dans les couches de terre, sous une maison gauloise"


def canals_and_bridges():
    p = sky_and_water(7, "lagune", "canal")
    p.disc("ocre", 240, 150, 62)
    p.rays("rose", 240, 150, 76, 128, 18, 4, 180, 360)
    # banks
    p.open_street()
    p.facade(-10, 52, 170, WATERLINE, "ocre", "canal", bays=1)
    p.facade(42, 46, 186, WATERLINE, "sel", "lagune", bays=1, floors=2)
    p.facade(398, 50, 182, WATERLINE, "tuile", "sel", roof="encre", bays=1, floors=2)
    p.facade(448, 46, 166, WATERLINE, "rose", "canal", bays=1)
    p.close_street()
    # piers
    for x in (92, 350):
        p.cut("encre", [(x, 266), (x + 3, 196), (x + 35, 196), (x + 38, 266)])
        p.rect("sel", x + 8, 204, 22, 8)
    # raised leaves
    p.cut("encre", [(112, 204), (124, 196), (186, 62), (176, 58), (168, 62)])
    p.cut("encre", [(368, 204), (356, 196), (294, 62), (304, 58), (312, 62)])
    for i in range(6):
        p.gouge("ocre", 128 + i * 8.4, 178 - i * 19, 17, -66, 2.2)
        p.gouge("ocre", 352 - i * 8.4, 178 - i * 19, 17, -114, 2.2)
    p.cut("encre", [(0, 222), (0, 210), (96, 204), (96, 216)])
    p.cut("encre", [(480, 222), (480, 210), (384, 204), (384, 216)])
    # a sailing boat goes by
    p.cut("encre", [(238, 250), (239, 86), (242, 86), (243, 250)])
    p.cut("sel", [(246, 96), (292, 232), (246, 232)])
    p.cut("tuile", [(235, 110), (235, 230), (200, 230)])
    p.path("encre", "M186 240h112q-8 26-26 30h-62q-18-6-24-30z")
    p.gouge("ocre", 192, 247, 100, 0, 2.6)
    p.reflection("sel", 244, 44, 270, 82); p.reflection("tuile", 204, 34, 270, 74)
    p.reflection("encre", 90, 40, 262, 66); p.reflection("encre", 350, 40, 262, 66)
    p.reflection("ocre", 0, 40, WATERLINE, 60); p.reflection("rose", 444, 46, WATERLINE, 60)
    p.water("lagune", 282, 356, count=9, length=(26, 70), breadth=2)
    return p, "Pont levant ouvert, un voilier passe entre les deux volées"


def fishing():
    p = sky_and_water(11, "sel", "lagune", 176)
    p.disc("tuile", 384, 84, 40)
    p.cut("rose", [(0, 176), (0, 150), (70, 138), (150, 152), (250, 142), (330, 156), (480, 146), (480, 177)])
    # calen: masts and lifted net
    for x, t in ((60, 40), (300, 52)):
        p.cut("encre", [(x - 4, 190), (x - 1, t), (x + 3, t), (x + 6, 190)])
    p.cut("encre", [(62, 44), (180, 92), (300, 56), (300, 60), (180, 97), (62, 49)])
    for i in range(13):
        x = 72 + i * 18
        h = 54 + 62 * (1 - ((x - 180) / 122) ** 2)
        p.gouge("encre", x, 50 + 44 * (1 - ((x - 180) / 122) ** 2), h, 92 + (x - 180) * .14, 1.5)
    for j in range(6):
        y = 92 + j * 17
        w = 214 - j * 15
        p.path("encre", f"M{180-w/2:.0f} {y-10}q{w/2:.0f} 44 {w} 0q{-w/2:.0f} 48 {-w} 0z")
    for x in (84, 118, 152, 188, 224, 258):
        p.disc("tuile", x, 60 + 40 * (1 - ((x - 180) / 122) ** 2), 6, sides=10)
    # hut
    p.cut("ocre", [(330, 190), (330, 128), (400, 128), (400, 190)])
    p.cut("encre", [(322, 132), (366, 104), (408, 132)])
    p.rect("encre", 352, 146, 22, 44)
    for i in range(4):
        p.gouge("tuile", 334 + i * 18, 134, 54, 90, 1.3)
    p.cut("encre", [(316, 186), (416, 186), (416, 194), (410, 194), (410, 226), (404, 226), (404, 194), (336, 194), (336, 226), (330, 226), (330, 194), (316, 194)])
    # mullets
    p.waves("canal", 268, dip=4)
    for x, y, s, c in ((64, 292, 1, "sel"), (226, 232, .8, "canal"), (250, 318, 1.15, "ocre"), (394, 284, .9, "sel")):
        p.path(c, f"M{x} {y}q{46*s:.0f} {-30*s:.0f} {96*s:.0f} {-2*s:.0f}l{22*s:.0f} {-14*s:.0f}q{-8*s:.0f} {15*s:.0f} {1*s:.0f} {31*s:.0f}l{-23*s:.0f} {-13*s:.0f}q{-50*s:.0f} {26*s:.0f} {-96*s:.0f} {-2*s:.0f}z")
        k = "canal" if c != "canal" else "lagune"
        p.disc(k, x + 15 * s, y - 4 * s, 3 * s, sides=7)
        p.gouge(k, x + 24 * s, y - 12 * s, 22 * s, 84, 2.4, 3)
        p.gouge(k, x + 36 * s, y - 1 * s, 48 * s, 0, 1.8)
        p.gouge(k, x + 44 * s, y + 6 * s, 34 * s, -2, 1.4)
    p.water("sel", 200, 262, count=6, length=(20, 50), breadth=1.8)
    p.water("lagune", 300, 356, count=6, length=(26, 60), breadth=2)
    return p, "Calen : grand filet relevé près de sa cabane, et muges sous l’eau"


def food():
    p = sky_and_water(13, "lagune")
    p.cut("canal", [(0, 252), (480, 246), (480, 360), (0, 360)], 0)
    p.disc("sel", 236, 218, 190, 96, 26, play=.008)
    p.disc("rose", 236, 214, 158, 76, 26, play=.008)
    p.disc("sel", 236, 212, 150, 70, 26, play=.008)
    # poutargue: twin roes tied at the top
    p.cut("encre", [(233, 20), (239, 20), (242, 74), (231, 74)])
    p.path("encre", "M226 66h22l9 26h-40z")
    p.path("tuile", "M233 84q-34 8-48 62q-18 66 2 108q12 20 30 12q22-12 25-84q2-62-1-98z")
    p.path("ocre", "M229 92q-26 10-36 58q-15 62 0 98q8 10 17 4q-20-40-6-98q8-36 25-62z")
    p.path("tuile", "M241 84q34 8 48 62q18 66-2 108q-12 20-30 12q-22-12-25-84q-2-62 1-98z")
    p.path("ocre", "M246 92q12 20 14 76q1 56-12 78q-4-20-6-64q-2-60 4-90z")
    p.gouge("encre", 237, 92, 158, 90, 2.4)
    for i in range(5):
        p.gouge("sel", 190 - i * 2, 150 + i * 18, 20, 102 - i * 6, 3)
        p.gouge("rose", 276 + i * 1.6, 122 + i * 24, 30, 74 + i * 9, 2.4)
    # slices
    for x, y in ((316, 262), (340, 248), (360, 231), (376, 212)):
        p.disc("tuile", x, y, 19, 11, 14); p.disc("ocre", x - 1, y - 2, 14, 7, 12)
    # knife
    p.cut("encre", [(380, 320), (472, 276), (478, 288), (388, 336)])
    p.cut("sel", [(382, 320), (388, 334), (300, 356), (296, 350)])
    # lemon, leaf
    p.disc("ocre", 84, 292, 40, 36, 18); p.disc("sel", 84, 292, 33, 29, 18)
    for a in range(0, 360, 45):
        p.gouge("ocre", 84 + math.cos(math.radians(a)) * 5, 292 + math.sin(math.radians(a)) * 4, 22, a, 5)
    for i in range(12):
        p.gouge("canal", p.r.uniform(-10, 440), p.r.uniform(14, 120), p.r.uniform(30, 60), -32, 1.8)
    return p, "Poutargue : deux poches liées, quelques tranches, un couteau, un citron"


def trades():
    p = sky_and_water(17, "ocre", "lagune", 268)
    p.cut("rose", [(0, 276), (0, 236), (130, 226), (480, 240), (480, 292), (240, 300)], 0)
    p.cut("sel", [(360, 230), (360, 96), (480, 80), (480, 240)])
    p.cut("tuile", [(348, 104), (352, 90), (480, 70), (480, 86)])
    p.rect("encre", 398, 152, 60, 86)
    for i in range(5):
        p.gouge("rose", 366 + i * 23, 112 - i * 2, 34, 90, 1.4)
    # the hull on its slip
    p.path("encre", "M30 136q20 92 70 116h196q62-26 84-142l-12-2q-24 96-78 124h-186q-42-24-62-100z")
    p.cut("encre", [(92, 252), (300, 252), (300, 262), (92, 262)])
    for i, x in enumerate((78, 108, 140, 172, 204, 236, 268, 298)):
        t = 118 + abs(i - 3.4) * -3
        p.path("encre", f"M{x} 250q-14-58 2-{250-t:.0f}h9q-14 70 0 {250-t:.0f}z")
        p.gouge("tuile", x + 6, t + 14, 104, 94, 1.6)
    p.path("encre", "M24 128q170 62 350-22l3 11q-184 84-348 23z")
    p.path("tuile", "M50 196q140 40 290-14l-6 14q-140 50-276 18z")
    p.gouge("sel", 54, 202, 270, -3, 2.4, 14)
    for x in (96, 190, 282):
        p.cut("canal", [(x - 26, 296), (x - 10, 262), (x + 10, 262), (x + 26, 296), (x + 16, 296), (x, 270), (x - 16, 296)])
    # adze and mallet
    p.cut("encre", [(52, 344), (176, 310), (178, 317), (54, 352)])
    p.cut("canal", [(164, 300), (184, 296), (196, 330), (176, 334)])
    p.cut("encre", [(262, 326), (372, 342), (371, 350), (261, 334)])
    p.path("canal", "M366 322q34 4 48 32q-20-12-50-6z")
    p.water("sel", 306, 358, count=9, length=(24, 70), breadth=1.8)
    p.disc("tuile", 206, 62, 34)
    p.rays("sel", 206, 62, 44, 72, 16, 3)
    return p, "Coque de bateau en construction sur sa cale, herminette et maillet"


def industry():
    p = sky_and_water(19, "tuile", "canal")
    p.disc("ocre", 150, 150, 70)
    for i in range(9):
        p.gouge("rose", p.r.uniform(-20, 420), 24 + i * 15, p.r.uniform(60, 150), -3, 3)
    p.cut("encre", [(0, 246), (0, 214), (60, 208), (480, 212), (480, 246)])
    # flare
    p.cut("encre", [(412, 214), (417, 74), (422, 74), (428, 214)])
    p.path("ocre", "M420 78q-22-18-6-44q4 14 12 16q-2-20 12-34q14 34-6 62z")
    p.gouge("sel", 421, 74, 26, -78, 4)
    # columns
    for x, w, t in ((232, 20, 96), (262, 26, 66), (298, 16, 112), (322, 22, 84), (354, 14, 128)):
        p.cut("encre", [(x, 216), (x + 1, t + 5), (x + w / 2, t), (x + w - 1, t + 5), (x + w, 216)])
        for k in range(3):
            p.gouge("tuile", x - 4, t + 22 + k * 26, w + 8, 0, 2)
        p.gouge("rose", x + 4, t + 12, 214 - t - 20, 90, 1.6)
    for a, b, y in ((232, 290, 150), (262, 340, 132), (298, 372, 168), (180, 260, 188)):
        p.cut("encre", [(a, y), (b, y - 2), (b, y + 2), (a, y + 4)])
    # spheres and tanks
    for x, r in ((58, 30), (124, 30), (186, 22)):
        p.disc("sel", x, 194, r, sides=20, play=.012)
        p.path("encre", f"M{x} {194-r}q{r*1.3:.0f} {r} 0 {r*2}q{r*.6:.0f} {-r} 0 {-r*2}z")
        for dx in (-r * .7, r * .6):
            p.cut("encre", [(x + dx - 2, 200), (x + dx + 2, 200), (x + dx + 3, 226), (x + dx - 3, 226)])
    p.rect("sel", 376, 186, 30, 30); p.rect("sel", 440, 178, 44, 36)
    p.gouge("encre", 442, 190, 40, 0, 1.6); p.gouge("encre", 377, 197, 28, 0, 1.6)
    # tanker
    p.path("sel", "M22 262h232l16-18h22l-12 40q-4 10-18 10H58q-26-6-36-32z")
    p.path("encre", "M28 276q10 14 30 18h204q14 0 18-10l3-10z")
    p.cut("sel", [(44, 264), (44, 224), (84, 224), (84, 264)])
    p.rect("encre", 50, 232, 28, 7); p.cut("ocre", [(52, 226), (52, 206), (68, 206), (68, 226)])
    p.reflection("sel", 40, 230, 294, 56, 10)
    p.reflection("ocre", 404, 40, WATERLINE, 96); p.reflection("tuile", 300, 60, WATERLINE + 6, 70)
    p.water("lagune", 300, 358, count=8, breadth=2)
    return p, "Raffinerie, sphères et torchère à l’horizon, un pétrolier devant"
