"""Plates of the themes: feasts, words, memory, company."""

import math

from plates import WATERLINE, sky_and_water


def feasts():
    p = sky_and_water(23, "canal", "encre", 262)
    for cx, cy, r, c in ((104, 82, 58, "ocre"), (392, 66, 46, "tuile"), (272, 44, 26, "rose")):
        p.rays(c, cx, cy, r * .3, r, 16, 3.4)
        p.disc("sel", cx, cy, 4, sides=8)
    # the jousting boat and its platform
    p.path("sel", "M16 232q30 26 70 30h250q40-4 60-20l-14 42q-8 12-26 12H92q-56-8-76-64z")
    p.path("tuile", "M30 254q26 22 62 24h250q26-2 48-20l-5 14q-16 12-40 12H90q-40-2-60-30z")
    p.cut("ocre", [(252, 256), (432, 144), (466, 140), (468, 150), (438, 154), (270, 264)])
    p.cut("sel", [(262, 262), (440, 152), (444, 158), (274, 266)])
    for i in range(6):
        x = 292 + i * 25
        p.gouge("ocre", x, 244 - i * 15.4, 24 + i * 7, 96, 1.8)
    # rowers
    for i in range(6):
        x = 74 + i * 34
        p.disc("rose", x, 222, 8, sides=10)
        p.cut("tuile" if i % 2 else "ocre", [(x - 10, 256), (x - 9, 233), (x + 8, 232), (x + 13, 256)])
        p.gouge("sel", x + 2, 250, 74, 118, 1.8)
    # the jouster
    p.cut("sel", [(430, 142), (436, 104), (430, 78), (446, 66), (462, 76), (458, 106), (466, 142), (456, 142), (448, 112), (442, 142)])
    p.disc("rose", 446, 54, 10, sides=12)
    p.cut("tuile", [(424, 74), (440, 70), (442, 102), (428, 104)])
    p.cut("ocre", [(236, 96), (238, 91), (462, 80), (464, 86)])
    p.cut("encre", [(440, 50), (437, 44), (446, 42), (456, 46), (456, 52)])
    p.reflection("sel", 40, 340, 292, 60, 10)
    p.reflection("ocre", 80, 60, 300, 60); p.reflection("tuile", 376, 50, 300, 56)
    p.water("lagune", 282, 356, count=8, breadth=2)
    return p, "Joute provençale : jouteur debout sur la tintaine, feu d’artifice"


def cinema():
    p = sky_and_water(29, "encre")
    p.cut("canal", [(480, 0), (480, 360), (250, 360), (196, 150), (222, 128)], 0)
    p.cut("lagune", [(480, 54), (480, 330), (226, 146)], 0)
    for i in range(10):
        a = 4 + i * 4.2
        p.gouge("sel", 260 + i * 8, 152 + i * 6, 160 - i * 4, a, 1.8)
    p.disc("ocre", 150, 138, 112, sides=34, play=.008)
    p.disc("tuile", 150, 138, 100, sides=30, play=.008)
    p.disc("ocre", 150, 138, 92, sides=30, play=.008)
    for k in range(5):
        a = math.radians(72 * k - 90)
        p.disc("encre", 150 + math.cos(a) * 55, 138 + math.sin(a) * 55, 25, sides=18, play=.02)
    p.disc("encre", 150, 138, 13, sides=14); p.disc("sel", 150, 138, 5, sides=9)
    for k in range(5):
        a = 72 * k - 54
        p.gouge("sel", 150 + math.cos(math.radians(a)) * 24, 138 + math.sin(math.radians(a)) * 24, 56, a, 2.2)
    # the film unrolls and becomes water
    p.path("sel", "M44 176q10 92 104 92q70 0 122-18t108-8q52 12 102-8v62q-58 18-112 4q-44-10-98 10q-62 22-140 14q-120-18-104-166z")
    pts = [(66, 258), (102, 282), (140, 292), (180, 293), (222, 286), (262, 273), (302, 263), (344, 262), (386, 268), (428, 268), (466, 262)]
    for i, (x, y) in enumerate(pts):
        a = 0 if i == 0 else math.degrees(math.atan2(y - pts[i - 1][1], x - pts[i - 1][0]))
        for dy in (-17, 23):
            s = 5.5
            ca, sa = math.cos(math.radians(a)), math.sin(math.radians(a))
            q = [(-s, -s * .8), (s, -s * .8), (s, s * .8), (-s, s * .8)]
            ox, oy = x - sa * dy, y + ca * dy
            p.cut("encre", [(ox + u * ca - v * sa, oy + u * sa + v * ca) for u, v in q], 0)
    for (x, y), c in zip(pts[2::2], ("lagune", "tuile", "ocre", "lagune", "tuile")):
        p.cut(c, [(x - 15, y - 9), (x + 15, y - 11), (x + 15, y + 14), (x - 15, y + 15)])
    p.water("lagune", 326, 358, count=5, breadth=2)
    return p, "Bobine dont le film se déroule comme de l’eau, faisceau du projecteur"


def language():
    p = sky_and_water(31, "rose", "lagune", 262)
    p.disc("ocre", 96, 96, 46)
    # books as birds
    for x, y, s, c, d in ((250, 128, 1.5, "sel", "tuile"), (104, 196, .8, "sel", "canal"), (398, 74, .62, "sel", "canal"), (408, 186, .5, "sel", "tuile")):
        f = lambda v: f"{v*s:.0f}"
        p.path(d, f"M{x} {f(20)==0 or y+20*s:.0f}q{f(-40)} {f(-62)} {f(-104)} {f(-40)}q{f(-10)} {f(4)} {f(-18)} {f(16)}q{f(70)} {f(-8)} {f(122)} {f(44)}q{f(50)} {f(-54)} {f(122)} {f(-48)}q{f(-10)} {f(-12)} {f(-20)} {f(-14)}q{f(-66)} {f(-18)} {f(-102)} {f(42)}z")
        p.path(c, f"M{x} {y+10*s:.0f}q{f(-34)} {f(-66)} {f(-100)} {f(-54)}q{f(-10)} {f(4)} {f(-14)} {f(14)}q{f(64)} {f(-8)} {f(114)} {f(50)}z")
        p.path(c, f"M{x} {y+10*s:.0f}q{f(30)} {f(-68)} {f(98)} {f(-60)}q{f(12)} {f(4)} {f(16)} {f(14)}q{f(-64)} {f(-6)} {f(-114)} {f(56)}z")
        for k in range(4):
            p.gouge("encre", x - (88 - k * 10) * s, y - (36 - k * 7.5) * s, (62 - k * 5) * s, 26 + k * 3, 1.5 * s ** .5, -4 * s)
            p.gouge("encre", x + (22 + k * 2) * s, y - (22 - k * 8) * s, (62 - k * 5) * s, -22 - k * 3, 1.5 * s ** .5, -4 * s)
        p.gouge(d, x, y - 14 * s, 44 * s, 90, 2.5 * s)
    # reeds and bank
    p.cut("canal", [(0, 268), (0, 234), (60, 226), (150, 244), (206, 264)])
    p.open_street()
    p.facade(16, 34, 188, 234, "tuile", "sel", roof="encre", bays=1, floors=2)
    p.facade(52, 30, 200, 236, "ocre", "canal", bays=1, floors=2)
    p.close_street()
    p.reflection("canal", 0, 190, 262, 40, 9); p.reflection("tuile", 18, 32, 272, 60); p.reflection("sel", 196, 120, 274, 78, 12)
    p.reflection("ocre", 70, 50, 290, 60)
    p.water("canal", 276, 358, count=11, x0=120, breadth=2.2)
    p.water("sel", 272, 352, count=7, x0=300, breadth=2)
    return p, "Livres ouverts qui volent comme des oiseaux au-dessus de l’étang"


def war():
    p = sky_and_water(37, "rose", "encre", 256)
    for i in range(14):
        p.gouge("sel", p.r.uniform(-30, 440), 18 + i * 13, p.r.uniform(50, 130), -2, 2.4)
    # broken bridge
    p.cut("canal", [(0, 150), (138, 154), (168, 196), (152, 190), (148, 206), (128, 172), (0, 170)])
    p.cut("canal", [(480, 146), (366, 154), (336, 228), (348, 214), (356, 236), (380, 172), (480, 166)])
    for x in (30, 96, 400, 456):
        p.cut("canal", [(x - 10, 262), (x - 7, 168), (x + 9, 168), (x + 12, 262)])
    for a in range(5):
        p.gouge("rose", 4 + a * 27, 156, 14, 60 if a % 2 else 120, 1.6)
        p.gouge("rose", 392 + a * 20, 153, 14, 60 if a % 2 else 120, 1.6)
    p.cut("canal", [(196, 262), (232, 222), (262, 262)])
    p.cut("encre", [(288, 266), (312, 236), (330, 268)])
    # stone and branch
    p.cut("encre", [(0, 360), (0, 300), (120, 288), (340, 292), (480, 304), (480, 360)])
    p.cut("sel", [(202, 318), (206, 128), (240, 108), (274, 128), (278, 318)])
    p.cut("ocre", [(258, 320), (260, 122), (274, 128), (278, 318)])
    p.cut("sel", [(186, 332), (190, 314), (290, 314), (294, 332)])
    for i in range(5):
        p.gouge("encre", 220, 160 + i * 13, 32 - (i % 2) * 6, 0, 1.8)
    p.path("canal", "M216 304q20-30 44-74q2 2-1 6q-18 44-39 70z")
    for i in range(6):
        p.gouge("canal", 224 + i * 6, 292 - i * 11, 24, -118 + i * 3, 5)
        p.gouge("lagune", 226 + i * 6, 290 - i * 11, 24, -12 + i * 3, 5)
    p.reflection("canal", 0, 120, 262, 44); p.reflection("canal", 370, 110, 262, 44)
    return p, "Pont rompu, stèle de pierre et rameau d’olivier"


def nature():
    p = sky_and_water(41, "ocre", "lagune", 214)
    p.disc("tuile", 360, 92, 54)
    p.cut("rose", [(0, 214), (0, 182), (90, 164), (190, 186), (300, 170), (400, 188), (480, 176), (480, 215)])
    p.cut("canal", [(0, 215), (0, 200), (120, 190), (240, 204), (480, 196), (480, 216)])
    p.pine(62, 206, 126, "canal", "encre", w=118)
    p.pine(446, 204, 74, "canal", "encre", w=70)
    # the egret
    p.cut("encre", [(238, 250), (242, 250), (244, 322), (258, 330), (240, 328), (236, 326)])
    p.cut("encre", [(262, 246), (266, 246), (262, 286), (268, 324), (284, 330), (264, 328), (258, 288)])
    p.path("sel", "M214 74q16-14 30 0l34 6l-34 4q-6 12-14 26q-14 30 6 46q30 8 62 50q18 26 32 56q-24-10-40-12q-30 12-66 2q-34-14-34-58q0-34 16-62q10-22 6-44q-4-6 2-14z")
    p.path("tuile", "M240 74l40 6l-38 5z")
    p.disc("encre", 232, 79, 3, sides=7)
    p.path("sel", "M218 72q-18 0-40 18q24-8 36-6z")
    for i in range(6):
        p.gouge("lagune", 226 + i * 6, 184 + i * 10, 70 - i * 6, 28 + i * 4, 2.2, -4)
    # reeds
    for x, h, a in ((16, 130, 86), (34, 168, 88), (52, 120, 94), (376, 120, 84), (396, 164, 91), (416, 136, 95), (440, 156, 88), (462, 110, 96)):
        p.gouge("encre", x, 352, h, -a, 2.4)
        p.gouge("tuile", x + (90 - a) * -.05 * h * .35 + 2, 352 - h * .82, 30, -a, 5)
        p.gouge("canal", x, 350, h * .7, -a - 16, 3, 4)
        p.gouge("canal", x, 350, h * .6, -a + 18, 3, -4)
    p.reflection("sel", 214, 78, 318, 40, 9)
    p.reflection("tuile", 330, 60, 216, 80)
    p.water("canal", 228, 352, count=12, x0=60, x1=400, breadth=2)
    return p, "Aigrette au bord de l’étang, roseaux et pin parasol"


def sports():
    p = sky_and_water(43, "tuile")
    p.cut("ocre", [(0, 262), (480, 250), (480, 360), (0, 360)], 0)
    for i in range(7):
        p.gouge("tuile", -10, 276 + i * 13, 500, -1.2, 2 + i * .3)
    # the goal and its net
    p.cut("sel", [(58, 284), (58, 60), (420, 44), (420, 278), (408, 278), (408, 57), (70, 72), (70, 284)])
    for i in range(15):
        x = 84 + i * 22
        p.gouge("sel", x, 70 - i * .9, 196, 90 + (i - 7) * 1.1, 1)
    for j in range(9):
        p.gouge("sel", 72, 90 + j * 21, 334, -2.4 + j * .2, 1, 3)
    # the ball
    p.disc("encre", 262, 168, 77, sides=30, play=.006)
    p.disc("sel", 258, 164, 72, sides=30, play=.006)
    def penta(cx, cy, r, rot, ink="encre"):
        p.cut(ink, [(cx + math.cos(math.radians(72 * k + rot)) * r, cy + math.sin(math.radians(72 * k + rot)) * r) for k in range(5)], 0)
    penta(258, 160, 25, -90)
    for k in range(5):
        a = math.radians(72 * k - 90)
        x, y = 258 + math.cos(a) * 25, 160 + math.sin(a) * 25
        p.gouge("encre", x, y, 24, 72 * k - 90, 1.6)
        a2 = math.radians(72 * k - 90)
        cx, cy = 258 + math.cos(a2) * 62, 162 + math.sin(a2) * 61
        p.cut("encre", [(258 + math.cos(a2 + d) * r, 163 + math.sin(a2 + d) * r) for d, r in ((-.32, 70), (-.22, 52), (0, 46), (.22, 52), (.32, 70), (0, 73))], 0)
    p.gouge("canal", 218, 306, 96, 0, 7)
    for i in range(5):
        p.gouge("ocre", 120 + i * 7, 232 - i * 26, 60 - i * 4, -28, 3)
    return p, "Ballon au fond des filets, couleurs sang et or"


def living_together():
    p = sky_and_water(47, "ocre", "lagune", 196)
    p.disc("tuile", 240, 150, 58)
    p.rays("sel", 240, 150, 68, 112, 17, 4, 180, 360)
    p.cut("rose", [(0, 197), (0, 168), (80, 156), (160, 172), (200, 196)])
    p.cut("rose", [(480, 197), (480, 160), (410, 164), (330, 180), (290, 197)])
    p.open_street()
    p.facade(20, 30, 134, 170, "sel", None, bays=1, floors=2)
    p.facade(52, 28, 124, 166, "tuile", None, roof="encre", bays=1, floors=2)
    p.close_street()
    p.cut("sel", [(412, 168), (412, 122), (420, 104), (428, 122), (428, 168)])
    p.reflection("tuile", 190, 100, 198, 84, 10)
    p.water("sel", 206, 270, count=8, breadth=2)
    p.boat(372, 236, 70, "encre", "ocre")
    p.reflection("encre", 374, 66, 242, 24, 8)
    # the quay
    p.cut("canal", [(0, 300), (480, 292), (480, 360), (0, 360)], 0)
    for x in (70, 168, 262, 360, 440):
        p.gouge("lagune", x, 302, 56, 90, 1.6)
    p.gouge("lagune", 0, 330, 480, 0, 1.8)
    # two people from behind: an old one and a young one
    p.cut("tuile", [(252, 314), (254, 252), (266, 236), (292, 230), (318, 236), (330, 252), (334, 314)])
    p.rect("rose", 281, 214, 22, 20)
    p.disc("encre", 292, 196, 25, 27, 18)
    p.path("encre", "M300 204q22 12 16 46q-3 14-11 16q6-30-17-44z"); p.rect("ocre", 303, 212, 13, 6, 4)
    p.cut("encre", [(118, 318), (124, 240), (140, 214), (176, 204), (212, 214), (228, 240), (236, 318)])
    p.rect("rose", 162, 186, 28, 22)
    p.disc("sel", 176, 170, 28, 29, 18)
    p.path("canal", "M140 164q0-32 38-32q34 2 36 26q-2 8-12 7q-32-8-62-1z"); p.disc("canal", 178, 131, 4, sides=8)
    p.path("encre", "M206 214q40 16 74 20q32 4 36 10q4 10-8 14q-54-2-108-18z")
    p.disc("rose", 316, 252, 10, 8, 12)
    for i in range(6):
        p.gouge("lagune", 136 + i * 15, 238 + (i % 2) * 8, 62, 90, 1.6)
    for i in range(5):
        p.gouge("ocre", 264 + i * 14, 272, 34, 90, 1.8)
    return p, "Une personne âgée et une jeune, assises de dos sur le quai, face à l’étang"
