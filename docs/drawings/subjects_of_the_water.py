"""Plates of the subjects: crossing the water, living from it."""

from plates import WATERLINE, sky_and_water


def rail_viaduct():
    p = sky_and_water(201, "ocre", "canal", 266)
    p.disc("tuile", 356, 150, 56)
    p.cut("rose", [(0, 266), (0, 216), (90, 204), (210, 224), (330, 208), (480, 220), (480, 267)])
    for x in (38, 160, 296, 418):
        p.cut("sel", [(x - 14, 272), (x - 8, 146), (x + 12, 146), (x + 20, 272)])
        for i in range(5):
            p.gouge("encre", x - 6, 166 + i * 20, 15 + i * 2, 0, 1.4)
    # the steel of the deck
    p.cut("encre", [(0, 112), (480, 108), (480, 116), (0, 120)])
    p.cut("encre", [(0, 142), (480, 138), (480, 145), (0, 149)])
    for i in range(14):
        p.cut("encre", [(i * 36 - 4, 146), (i * 36 + 13, 114), (i * 36 + 17, 114), (i * 36 + 34, 145), (i * 36 + 29, 145), (i * 36 + 15, 120), (i * 36 + 1, 146)], 0)
    # the train
    p.path("tuile", "M86 111V76q0-10 12-11h250q26 2 44 26l8 18z")
    p.cut("encre", [(86, 100), (398, 96), (401, 108), (86, 111)])
    for i in range(9):
        p.rect("sel", 98 + i * 28, 76, 18, 14)
    p.cut("sel", [(354, 74), (368, 80), (378, 91), (354, 91)])
    for i in range(4):
        p.gouge("sel", 4 + i * 7, 72 + i * 9, 66 - i * 6, -2, 2)
    p.boat(196, 300, 92, "encre", "ocre", mast="encre", sail="sel")
    for x in (28, 150, 286, 408):
        p.reflection("sel", x, 34, 270, 78, 11)
    p.water("lagune", 292, 356, count=9, breadth=2)
    return p, "Un train passe l’eau sur un viaduc de fer aux piles de pierre"


def motorway_viaduct():
    p = sky_and_water(203, "rose", "lagune", 252)
    p.disc("ocre", 84, 92, 44)
    p.cut("ocre", [(0, 252), (0, 214), (70, 196), (128, 226), (168, 253)])
    p.cut("tuile", [(480, 252), (480, 190), (420, 184), (366, 216), (318, 253)])
    for x in (394, 430, 462):
        p.pine(x, 216 - (x - 394) * 0.2, 44, light=None)
    # the deck and its two slanting legs
    for top, foot in (((158, 112), (92, 262)), ((330, 106), (398, 262))):
        d = 1 if foot[0] > top[0] else -1
        p.cut("encre", [(top[0] - 15, top[1]), (top[0] + 15, top[1]), (foot[0] + 8, foot[1]), (foot[0] - 8, foot[1])])
        p.gouge("sel", top[0] + d * 4, top[1] + 22, 118, 66 if d > 0 else 114, 1.6)
    p.cut("encre", [(0, 104), (158, 92), (330, 90), (480, 98), (480, 112), (330, 110), (158, 114), (0, 118)])
    p.gouge("sel", 0, 111, 480, -1, 1.4)
    for x, c, w in ((60, "tuile", 30), (208, "canal", 46), (362, "tuile", 28)):
        y = 97 - x * 0.018
        p.cut(c, [(x, y), (x, y - 17), (x + w, y - 18), (x + w + 5, y - 8), (x + w + 5, y)])
        p.disc("encre", x + 8, y, 4, sides=8)
        p.disc("encre", x + w - 4, y, 4, sides=8)
    # a ship below
    p.path("encre", "M150 276h180l14-12h20l-14 32q-6 8-18 8H178q-20-4-28-28z")
    p.cut("sel", [(164, 276), (164, 238), (206, 238), (206, 276)])
    p.rect("encre", 170, 246, 30, 7)
    p.cut("tuile", [(174, 238), (176, 222), (192, 222), (194, 238)])
    for i in range(4):
        p.rect(("ocre", "sel", "tuile", "ocre")[i], 216 + i * 27, 256, 25, 20)
    p.reflection("encre", 160, 180, 304, 46, 10)
    p.reflection("encre", 82, 26, 264, 60)
    p.reflection("encre", 386, 26, 264, 60)
    p.water("canal", 286, 356, count=9, breadth=2.2)
    return p, "Haut viaduc sur deux béquilles ; un bateau passe dessous"


def swing_bridge():
    p = sky_and_water(205, "tuile", "canal", WATERLINE)
    p.disc("ocre", 372, 116, 50)
    p.open_street()
    p.facade(-10, 64, 142, WATERLINE, "ocre", "canal", bays=1)
    p.facade(54, 56, 164, WATERLINE, "sel", "canal", roof="encre", bays=1, floors=2)
    p.facade(424, 66, 156, WATERLINE, "rose", "canal", roof="encre", bays=1)
    p.close_street()
    # turning on its pivot
    p.cut("encre", [(206, 284), (212, 226), (276, 226), (284, 284)])
    p.cut("sel", [(214, 238), (274, 236), (275, 243), (213, 245)])
    p.cut("encre", [(110, 252), (106, 236), (240, 206), (396, 178), (402, 192), (246, 226)])
    p.cut("encre", [(122, 232), (242, 128), (250, 128), (384, 180), (374, 182), (248, 138), (136, 230)])
    for i in range(5):
        p.gouge("encre", 242 - i * 25, 134 + i * 21, 88 - i * 18, 92, 2.2)
        p.gouge("encre", 250 + i * 27, 134 + i * 11, 74 - i * 13, 88, 2.2)
    # the keeper at his crank
    p.cut("sel", [(230, 206), (232, 184), (244, 182), (246, 204)])
    p.disc("rose", 238, 176, 6, sides=10)
    p.boat(300, 302, 130, "sel", "ocre", mast="encre", sail="ocre")
    p.reflection("encre", 204, 82, 288, 62, 10)
    p.reflection("ocre", 0, 50, WATERLINE, 70)
    p.reflection("rose", 428, 48, WATERLINE, 70)
    p.reflection("sel", 320, 96, 306, 46, 9)
    p.water("lagune", 288, 356, count=8, length=(24, 60), breadth=2)
    return p, "Pont tournant ouvert sur son pivot, une barque attend"


def many_bridges():
    p = sky_and_water(207, "canal")
    p.cut("ocre", [(0, 0), (480, 0), (480, 64), (340, 84), (210, 70), (96, 92), (0, 78)], 0)
    p.cut("tuile", [(0, 360), (0, 292), (110, 276), (250, 296), (370, 278), (480, 290), (480, 360)], 0)
    p.cut("sel", [(70, 186), (110, 146), (220, 136), (340, 140), (414, 178), (388, 222), (270, 236), (130, 230)], 3)
    p.cut("rose", [(92, 186), (124, 156), (222, 147), (332, 150), (392, 180), (372, 212), (268, 225), (138, 219)], 3)
    p.open_street()
    for x, t, wall, roof in ((134, 166, "ocre", "tuile"), (172, 158, "sel", "encre"), (212, 168, "tuile", "encre"), (298, 164, "sel", "tuile"), (338, 172, "ocre", "encre")):
        p.facade(x, 36, t, 206, wall, None, roof, 2, 2)
    p.close_street()
    p.cut("sel", [(260, 206), (260, 150), (270, 122), (280, 150), (280, 206)])
    p.rect("encre", 266, 158, 8, 14)
    # bridges, one after the other
    for x, y0, y1 in ((122, 78, 158), (236, 68, 146), (356, 78, 156), (150, 222, 292), (262, 230, 298), (346, 222, 286)):
        p.cut("encre", [(x - 12, y0), (x - 10, y0), (x - 10, y1), (x - 12, y1)], 0)
        p.cut("sel", [(x - 9, y0 - 2), (x + 9, y0 - 2), (x + 9, y1 + 2), (x - 9, y1 + 2)], 0)
        p.cut("encre", [(x + 10, y0), (x + 12, y0), (x + 12, y1), (x + 10, y1)], 0)
        for k in range(3):
            p.gouge("encre", x - 8, y0 + 16 + k * (y1 - y0 - 24) / 2, 16, 0, 1.2)
    p.boat(28, 130, 62, "encre", "ocre", mast="sel", sail="sel")
    p.boat(404, 268, 58, "encre", "tuile")
    for x in (30, 170, 300, 440):
        p.pine(x, 42 + x % 17, 42, light=None)
    for x in (60, 210, 420):
        p.pine(x, 344, 48, light=None)
    p.water("lagune", 96, 136, count=5, length=(20, 44), breadth=1.8)
    p.water("lagune", 236, 276, count=5, length=(20, 44), breadth=1.8)
    return p, "L’Île entre ses deux rives, tenue par ses ponts"


def canal():
    p = sky_and_water(209, "rose")
    p.disc("ocre", 240, 120, 46)
    p.rays("sel", 240, 120, 58, 92, 14, 3, 180, 360)
    p.cut("canal", [(214, 168), (266, 168), (420, 360), (60, 360)], 0)
    p.cut("ocre", [(0, 360), (0, 212), (214, 164), (214, 172), (60, 360)], 0)
    p.cut("tuile", [(480, 360), (480, 212), (266, 164), (266, 172), (420, 360)], 0)
    for k, (a, b) in enumerate(((0, 70), (76, 122), (128, 160), (164, 190))):
        wall = ("sel", "tuile", "ocre", "sel")[k]
        top, foot = 66 + a * 0.5, 212 - a * 0.22
        p.cut(wall, [(a, foot), (a, top), (b, top + (b - a) * 0.42), (b, foot - (b - a) * 0.2)], 0)
        p.cut("encre", [(a, top + 8), (a, top - 2), (b + 3, top + (b - a) * 0.42 - 2), (b + 3, top + (b - a) * 0.42 + 5)], 0)
        p.rect("encre", a + (b - a) * 0.3, top + 36, (b - a) * 0.24, 30)
        wall = ("ocre", "sel", "tuile", "ocre")[k]
        p.cut(wall, [(480 - a, foot), (480 - a, top + 10), (480 - b, top + 10 + (b - a) * 0.42), (480 - b, foot - (b - a) * 0.2)], 0)
        p.cut("encre", [(480 - a, top + 18), (480 - a, top + 8), (477 - b, top + 8 + (b - a) * 0.42), (477 - b, top + 15 + (b - a) * 0.42)], 0)
        p.rect("encre", 480 - b + (b - a) * 0.46, top + 44, (b - a) * 0.24, 28)
    # a footbridge closes the view
    p.path("encre", "M186 166q54-40 108 0v9q-54-38-108 0z")
    # the barge
    p.path("encre", "M240 218q34 20 40 44l14 54q-54 24-108 0l14-54q6-24 40-44z")
    p.path("sel", "M240 228q20 12 28 30q-28-8-56 0q8-18 28-30z")
    p.cut("tuile", [(214, 268), (266, 268), (274, 304), (206, 304)])
    p.cut("sel", [(222, 276), (258, 276), (262, 286), (218, 286)])
    p.gouge("ocre", 190, 318, 100, 0, 3, 8)
    for i in range(6):
        p.gouge("lagune", 150 - i * 10, 216 + i * 25, 40 + i * 8, 0, 2)
        p.gouge("lagune", 300 + i * 6, 210 + i * 27, 30 + i * 9, 0, 2)
    for i in range(5):
        p.gouge("encre", 188 - i * 30, 190 + i * 34, 15, 128, 2.4)
        p.gouge("encre", 292 + i * 30, 190 + i * 34, 15, 52, 2.4)
    return p, "Un canal entre deux quais, une péniche, une passerelle au fond"


def tunnel():
    p = sky_and_water(211, "lagune")
    p.cut("tuile", [(0, 300), (0, 96), (90, 52), (220, 30), (350, 56), (480, 36), (480, 300)], 0)
    for i in range(22):
        p.gouge("ocre", p.r.uniform(-10, 440), p.r.uniform(70, 200), p.r.uniform(20, 50), p.r.uniform(-14, 14), 2)
    for x, y in ((40, 84), (128, 50), (420, 56)):
        p.pine(x, y, 40, light=None)
    p.path("sel", "M108 300V196q20-104 132-106q112 2 132 106v104z")
    for i in range(11):
        a = 180 + i * 18
        p.rays("encre", 240, 208, 108, 130, 1, 2, a - 1, a + 1)
    p.path("encre", "M134 300V202q16-84 106-86q90 2 106 86v98z")
    p.disc("ocre", 240, 262, 26, 22)
    p.cut("canal", [(0, 272), (134, 268), (346, 268), (480, 274), (480, 360), (0, 360)], 0)
    p.cut("rose", [(0, 284), (0, 264), (134, 258), (134, 270)])
    p.cut("rose", [(480, 286), (480, 266), (346, 258), (346, 270)])
    # the barge comes out, its lamp lit
    p.path("encre", "M178 292q62-16 124 0l14 26q-74 24-152 0z")
    p.cut("sel", [(216, 286), (218, 258), (262, 258), (264, 286)])
    p.rect("encre", 226, 264, 28, 10)
    p.disc("ocre", 240, 248, 8, sides=10)
    p.gouge("tuile", 176, 310, 128, 0, 3, 7)
    p.reflection("ocre", 208, 64, 322, 40, 8)
    p.reflection("sel", 110, 40, 276, 50)
    p.reflection("sel", 330, 40, 276, 50)
    p.water("lagune", 300, 356, count=8, breadth=2)
    return p, "Une péniche sort d’un tunnel creusé dans la colline, lampe allumée"


def shuttle_boat():
    p = sky_and_water(213, "sel", "lagune", 230)
    p.disc("ocre", 408, 84, 40)
    p.open_street()
    x = -8
    for w, t, wall, roof in ((54, 150, "tuile", "encre"), (46, 164, "rose", "tuile"), (60, 142, "ocre", "tuile"), (50, 160, "tuile", "encre"), (64, 150, "rose", "tuile"), (52, 166, "ocre", "encre")):
        p.facade(x, w - 1, t, 232, wall, None, roof, 2, 2)
        x += w
    p.close_street()
    p.cut("encre", [(330, 232), (330, 120), (338, 100), (346, 120), (346, 232)])
    # the boat, its awning, its passengers from behind
    p.path("sel", "M44 258h370q20 0 36-14l-16 48q-8 18-30 18H112q-48-6-68-52z")
    p.path("tuile", "M62 282q20 22 52 24h290q18 0 26-12l4-10z")
    p.cut("encre", [(86, 176), (392, 168), (404, 182), (78, 190)])
    p.cut("ocre", [(92, 166), (386, 158), (394, 170), (86, 178)])
    for x in (98, 196, 296, 384):
        p.rect("encre", x, 182, 6, 78)
    for i, (x, c) in enumerate(((126, "tuile"), (160, "canal"), (226, "canal"), (258, "tuile"), (326, "canal"), (356, "tuile"))):
        p.disc("encre" if i % 2 else "rose", x, 212 - i % 3 * 3, 10, sides=12)
        p.cut(c, [(x - 15, 260), (x - 12, 228 - i % 3 * 3), (x + 12, 227 - i % 3 * 3), (x + 16, 260)])
    p.rect("encre", 414, 204, 3, 42)
    p.cut("tuile", [(417, 206), (440, 212), (417, 220)])
    p.reflection("sel", 80, 330, 312, 44, 9)
    p.water("canal", 248, 356, count=12, breadth=2.2)
    return p, "La navette et ses passagers, devant les maisons du quai"


def mirror():
    p = sky_and_water(215, "ocre", "canal", 226)
    x = 30
    houses = (
        (70, 84, "sel", "tuile", "encre", None),
        (76, 60, "tuile", "sel", "encre", "gendarme"),
        (66, 92, "rose", "canal", "tuile", None),
        (84, 70, "lagune", "sel", "tuile", "pointe"),
        (72, 96, "sel", "canal", "tuile", None),
        (90, 78, "tuile", "sel", "encre", None),
    )
    p.open_street()
    for w, t, wall, shutter, roof, gable in houses:
        p.facade(x, w - 2, t, 222, wall, shutter, roof, 3, 2, gable)
        x += w
    p.close_street()
    p.cut("encre", [(0, 230), (0, 218), (480, 220), (480, 232)])
    x = 30
    for w, _t, wall, *_rest in houses:
        p.reflection(wall, x + 4, w - 10, 236, 116, 11, 0.5)
        x += w
    p.boat(34, 272, 96, "sel", "tuile", mast="sel")
    p.boat(166, 300, 124, "encre", "ocre", mast="encre")
    p.boat(334, 266, 100, "sel", "lagune", mast="sel")
    # the birds that gave it their name
    for x, y, s in ((92, 40, 1.2), (150, 24, 0.8), (300, 34, 1), (396, 46, 1.3), (236, 52, 0.7)):
        p.gouge("encre", x, y, 24 * s, -150, 3, 6 * s)
        p.gouge("encre", x, y, 24 * s, -30, 3, -6 * s)
    p.water("lagune", 310, 356, count=5, breadth=2)
    return p, "Le Miroir aux Oiseaux : maisons hautes, barques et oiseaux"


def lateen_boats():
    p = sky_and_water(217, "lagune", "canal", 238)
    p.disc("sel", 92, 88, 42)
    p.cut("rose", [(0, 240), (0, 196), (110, 188), (200, 212), (300, 206), (480, 220), (480, 240)])
    p.cut("encre", [(330, 244), (336, 214), (480, 206), (480, 246)])
    p.rect("sel", 424, 164, 14, 46)
    p.rect("tuile", 421, 152, 20, 14)
    for x, y, s, sail, hull in ((318, 268, 0.62, "sel", "tuile"), (40, 276, 0.8, "ocre", "encre"), (170, 312, 1.2, "tuile", "sel")):
        f = lambda v, s=s: v * s
        p.cut("encre", [(x + f(70), y - f(20)), (x + f(78), y - f(170)), (x + f(81), y - f(170)), (x + f(76), y - f(18))])
        p.cut(sail, [(x + f(14), y - f(58)), (x + f(136), y - f(246)), (x + f(122), y - f(40))])
        p.cut("encre", [(x + f(6), y - f(46)), (x + f(136), y - f(254)), (x + f(140), y - f(250)), (x + f(12), y - f(44))])
        for k in range(3):
            p.gouge("encre", x + f(48 + k * 22), y - f(100 + k * 32), f(64 + k * 22), 84 - k * 3, 1.3)
        p.boat(x, y, f(160), hull, "ocre" if hull != "encre" else "tuile")
        p.reflection(sail, x + f(24), f(100), y + 6, f(52), 9)
    p.water("lagune", 262, 356, count=9, breadth=2)
    p.water("sel", 300, 352, count=4, length=(20, 40), breadth=1.6)
    return p, "Trois barques à voile latine sortent du port"


def tuna():
    p = sky_and_water(219, "rose", "canal", 118)
    p.disc("ocre", 380, 74, 34)
    for x, y, w in ((24, 120, 86), (146, 128, 76), (338, 126, 92)):
        p.boat(x, y, w, "encre", "tuile")
        for k in range(3):
            p.disc("sel" if k % 2 else "ocre", x + w * (0.28 + k * 0.2), y - 22, 5, sides=8)
            p.cut("tuile" if k % 2 else "encre", [(x + w * (0.28 + k * 0.2) - 7, y - 2), (x + w * (0.28 + k * 0.2) - 5, y - 17), (x + w * (0.28 + k * 0.2) + 5, y - 17), (x + w * (0.28 + k * 0.2) + 8, y - 2)], 0)
    # the net hangs in the sea
    for i in range(9):
        p.gouge("lagune", 40 + i * 50, 134, 190, 96 - i * 1.6, 1.8, 6 - i)
    for j in range(4):
        p.gouge("lagune", 20, 164 + j * 44, 440, 0, 1.8, 14)
    # the fish
    for x, y, s, c, d in ((70, 232, 1.35, "sel", "encre"), (258, 304, 0.8, "ocre", "encre"), (14, 318, 0.55, "sel", "encre")):
        f = lambda v, s=s: round(v * s)
        p.path(c, f"M{x} {y}q{f(64)} {f(-54)} {f(168)} {f(-14)}l{f(44)} {f(-42)}q{f(-8)} {f(44)} {f(6)} {f(86)}l{f(-50)} {f(-32)}q{f(-106)} {f(48)} {f(-168)} {f(2)}z")
        p.path(d, f"M{x} {y}q{f(64)} {f(-54)} {f(168)} {f(-14)}l{f(44)} {f(-42)}l{f(-38)} {f(50)}q{f(-90)} {f(-30)} {f(-174)} {f(6)}z")
        p.cut(d, [(x + f(84), y - f(34)), (x + f(98), y - f(62)), (x + f(112), y - f(32))])
        p.cut(d, [(x + f(92), y + f(20)), (x + f(120), y + f(50)), (x + f(116), y + f(14))])
        p.disc("tuile", x + f(30), y - f(8), f(4), sides=8)
        p.gouge(d, x + f(44), y - f(6), f(26), 92, 2.2, 3)
        for k in range(4):
            p.gouge("tuile", x + f(128 + k * 12), y - f(26 - k), f(9), -60, 2)
    return p, "Thons pris dans le filet, sous le cercle des barques"


def fish_weirs():
    p = sky_and_water(221, "sel", "lagune", 84)
    p.disc("tuile", 96, 40, 24)
    p.cut("canal", [(0, 84), (0, 70), (160, 60), (300, 74), (480, 62), (480, 86)])

    # two fences of reeds closing on a chamber
    def fence(x0, y0, x1, y1, posts):
        for i in range(posts):
            t = i / (posts - 1)
            x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
            h = 26 + 26 * (y / 360)
            p.cut("encre", [(x - 2, y), (x - 1.4, y - h), (x + 1.4, y - h), (x + 2, y)], 0)
        for k in (10, 24):
            p.cut("ocre", [(x0, y0 - k - 3), (x1, y1 - k - 3), (x1, y1 - k + 2), (x0, y0 - k + 2)])

    fence(14, 352, 206, 172, 17)
    fence(466, 352, 274, 172, 17)
    fence(206, 172, 190, 118, 5)
    fence(274, 172, 290, 118, 5)
    fence(190, 118, 290, 118, 8)
    for x, y, s, c in ((196, 300, 1.1, "canal"), (252, 256, 0.8, "sel"), (196, 224, 0.7, "canal"), (224, 150, 0.5, "sel"), (298, 330, 0.9, "sel"), (120, 338, 0.8, "sel")):
        f = lambda v, s=s: round(v * s)
        p.path(c, f"M{x} {y}q{f(36)} {f(-26)} {f(78)} {f(-2)}l{f(20)} {f(-13)}q{f(-6)} {f(13)} {f(1)} {f(28)}l{f(-21)} {f(-12)}q{f(-42)} {f(24)} {f(-78)} {f(-1)}z")
        p.disc("encre", x + f(12), y - f(3), max(1.6, 3 * s), sides=7)
    p.boat(330, 148, 100, "encre", "tuile")
    p.cut("sel", [(372, 140), (374, 112), (388, 112), (392, 140)])
    p.disc("ocre", 381, 104, 8, sides=10)
    p.gouge("encre", 392, 82, 96, 70, 2)
    p.water("canal", 98, 350, count=13, length=(24, 60), breadth=1.9)
    p.water("sel", 100, 200, count=4, length=(20, 50), breadth=1.6)
    return p, "Bourdigue : deux haies de roseaux mènent le poisson à la chambre"
