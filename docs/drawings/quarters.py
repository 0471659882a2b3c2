"""Plates of the quarters."""

import math

from plates import WATERLINE, sky_and_water


def l_ile():
    p = sky_and_water(101, "lagune", "canal", 236)
    p.disc("ocre", 404, 66, 38)
    p.cut("sel", [(262, 112), (262, 52), (273, 38), (280, 6), (287, 38), (298, 52), (298, 112)])
    p.rect("encre", 273, 58, 14, 24)
    x = -12
    p.open_street()
    for w, t, wall, shutter, roof, pig, et in ((72, 116, "ocre", "canal", "tuile", None, 3), (58, 92, "rose", "lagune", "tuile", None, 3), (66, 112, "tuile", "sel", "encre", None, 3),
                                     (86, 84, "sel", "canal", "tuile", "gendarme", 3), (60, 108, "ocre", "tuile", "encre", None, 3), (70, 90, "rose", "canal", "tuile", None, 3), (90, 120, "tuile", "sel", "encre", None, 2)):
        p.facade(x, w - 2, t, 226, wall, shutter, roof, et, 2, pig)
        x += w
    p.close_street()
    p.cut("encre", [(0, 240), (0, 224), (480, 222), (480, 240)])
    p.gouge("sel", 0, 229, 480, -.2, 1.6)
    x = -12
    for w, wall in ((72, "ocre"), (58, "rose"), (66, "tuile"), (86, "sel"), (60, "ocre"), (70, "rose"), (90, "tuile")):
        p.reflection(wall, x + 5, w - 12, 244, 92, 11, .7)
        x += w
    p.boat(60, 278, 104, "encre", "ocre", mast="encre")
    p.boat(232, 306, 130, "sel", "tuile", mast="sel")
    p.boat(392, 270, 84, "encre", "lagune")
    p.water("lagune", 316, 356, count=5, breadth=2)
    return p, "L’Île : façades colorées du Miroir aux Oiseaux et barques"


def jonquieres():
    p = sky_and_water(103, "ocre", "rose", 284)
    p.rays("sel", 92, 74, 40, 86, 14, 3.4)
    p.disc("sel", 92, 74, 30)
    p.open_street()
    p.facade(-8, 76, 146, 286, "sel", "canal")
    p.facade(70, 62, 128, 286, "tuile", "sel", roof="encre")
    p.facade(362, 58, 136, 286, "sel", "lagune")
    p.facade(420, 72, 120, 286, "tuile", "sel", roof="encre")
    p.close_street()
    # Saint-Genest, plain, and its bell tower
    p.cut("encre", [(288, 286), (288, 58), (298, 46), (310, 10), (322, 46), (332, 58), (332, 286)])
    p.cut("canal", [(294, 286), (294, 64), (306, 54), (314, 54), (314, 286)])
    p.path("ocre", "M302 116V88q8-14 16 0v28z")
    p.cut("sel", [(140, 286), (140, 136), (216, 84), (292, 136), (292, 286)])
    p.cut("encre", [(132, 142), (132, 132), (216, 76), (300, 132), (300, 142), (216, 90)])
    p.cut("encre", [(140, 186), (140, 180), (292, 180), (292, 186)])
    p.path("tuile", "M190 286v-62q26-30 52 0v62z"); p.gouge("encre", 216, 214, 72, 90, 1.6)
    p.disc("canal", 216, 152, 16, sides=16); p.disc("ocre", 216, 152, 8, sides=12)
    p.cut("rose", [(156, 236), (156, 204), (164, 196), (172, 204), (172, 236)])
    p.cut("rose", [(260, 236), (260, 204), (268, 196), (276, 204), (276, 236)])
    # plane trees
    for x, s in ((48, 1), (398, 1.1)):
        p.cut("encre", [(x - 7, 300), (x - 4, 236), (x - 26, 196), (x - 20, 192), (x, 218), (x + 22, 186), (x + 28, 190), (x + 8, 236), (x + 10, 300)])
        p.disc("lagune", x - 24, 186, 34 * s, 28, 11, play=.09); p.disc("lagune", x + 24, 178, 36 * s, 32, 11, play=.09); p.disc("lagune", x, 162, 34 * s, 28, 10, play=.09)
        for i in range(5):
            p.gouge("canal", x - 44 + i * 17, 160 + (i * 17 % 32), 16, -28, 3)
    # market awnings
    for i, x in enumerate((90, 178, 266, 354)):
        c = ("tuile", "sel", "lagune", "rose")[i]
        p.cut(c, [(x - 44, 276), (x - 32, 250), (x + 32, 250), (x + 44, 276), (x + 33, 284), (x + 22, 276), (x + 11, 284), (x, 276), (x - 11, 284), (x - 22, 276), (x - 33, 284)])
        p.cut("encre", [(x - 38, 276), (x - 34, 276), (x - 34, 316), (x - 38, 316)]); p.cut("encre", [(x + 34, 276), (x + 38, 276), (x + 38, 316), (x + 34, 316)])
        for k in range(3):
            p.disc(("ocre", "sel", "lagune", "sel")[i], x - 18 + k * 18, 302, 8, sides=7)
        p.rect("encre", x - 34, 306, 68, 8)
    p.water("tuile", 326, 358, count=5, breadth=2)
    return p, "Jonquières : église Saint-Genest, platanes et marché"


def ferrieres():
    p = sky_and_water(107, "rose", "lagune", 246)
    p.disc("sel", 380, 92, 50)
    # the spire of Saint-Louis
    p.cut("canal", [(196, 248), (196, 112), (204, 104), (226, 8), (248, 104), (256, 112), (256, 248)])
    p.cut("encre", [(228, 248), (228, 14), (248, 104), (256, 112), (256, 248)])
    for i in range(4):
        p.gouge("ocre", 214 - i * 2 + 4, 52 + i * 15, 18 + i * 4, 0, 1.8)
    p.path("ocre", "M210 154v-28q8-14 16 0v28z"); p.path("ocre", "M234 154v-28q8-14 15 0v28z")
    p.open_street()
    p.facade(-10, 70, 150, 248, "ocre", "canal")
    p.facade(60, 60, 168, 248, "tuile", "sel", roof="encre")
    p.facade(120, 78, 142, 248, "sel", "lagune", gable="pointe", bays=3)
    p.close_street()
    p.cut("ocre", [(250, 248), (250, 172), (380, 168), (380, 248)]); p.cut("encre", [(244, 178), (248, 162), (384, 158), (388, 172)])
    for i in range(4):
        p.path("encre", f"M{264+i*29} 248v-40q9-14 18 0v40z")
    for i in range(4):
        p.rect("canal", 266 + i * 29, 182, 14, 12)
    p.open_street()
    p.facade(382, 52, 150, 248, "tuile", "sel", roof="encre")
    p.facade(434, 56, 170, 248, "sel", "canal")
    p.close_street()
    p.cut("encre", [(0, 256), (0, 246), (480, 244), (480, 256)])
    for x, w, m in ((0, 60, "ocre"), (62, 56, "tuile"), (122, 72, "sel"), (198, 56, "canal"), (256, 120, "ocre"), (384, 50, "tuile"), (436, 48, "sel")):
        p.reflection(m, x, w, 258, 62, 12, .7)
    # four masts
    for x, y, w, c in ((22, 316, 96, "encre"), (150, 332, 120, "sel"), (318, 318, 108, "encre")):
        p.boat(x, y, w, c, "ocre" if c == "encre" else "tuile", mast="encre")
        p.gouge("encre", x + w * .5, y - w * .84, w * .78, 122, 1)
        p.gouge("encre", x + w * .5, y - w * .84, w * .78, 58, 1)
    p.water("canal", 300, 356, count=8, breadth=2)
    return p, "Ferrières : flèche de Saint-Louis, maisons et voiliers"


def caronte_lavera():
    p = sky_and_water(109, "ocre", "canal", 250)
    p.disc("tuile", 116, 120, 56)
    # far smoke and columns
    for x, w, t in ((374, 14, 92), (394, 18, 66), (420, 12, 104), (440, 20, 80), (464, 12, 112)):
        p.cut("tuile", [(x, 254), (x, t), (x + w, t - 2), (x + w, 254)])
    p.gouge("sel", 404, 62, 90, -14, 9, -5); p.gouge("sel", 448, 78, 60, -24, 6, -3)
    p.cut("tuile", [(300, 252), (300, 236), (480, 228), (480, 252)])
    # viaduct: deck, stone piers, swing span in the middle
    for x, w in ((30, 26), (132, 26), (326, 26), (428, 26)):
        p.cut("rose", [(x, 276), (x + 4, 168), (x + w - 4, 168), (x + w, 276)])
        for k in range(5):
            p.gouge("tuile", x + 3, 186 + k * 18, w - 8, 0, 1.6)
    p.cut("rose", [(222, 286), (228, 178), (252, 178), (258, 286)])
    for k in range(5):
        p.gouge("tuile", 226, 194 + k * 18, 26, 0, 1.6)
    def lattice(x0, x1, y, h):
        p.cut("encre", [(x0, y), (x1, y - 1), (x1, y + 6), (x0, y + 7)])
        p.cut("encre", [(x0, y + h), (x1, y + h - 1), (x1, y + h + 5), (x0, y + h + 6)])
        k, s = x0, 22
        while k < x1 - 6:
            e = min(k + s, x1)
            p.cut("encre", [(k, y + 3), (k + 3, y + 3), (e, y + h + 3), (e - 3, y + h + 3)])
            p.cut("encre", [(e - 3, y + 3), (e, y + 3), (k + 3, y + h + 3), (k, y + h + 3)])
            k += s
    lattice(0, 140, 140, 26); lattice(340, 480, 140, 26)
    p.cut("encre", [(148, 158), (240, 108), (334, 158), (334, 164), (240, 115), (148, 164)])
    lattice(150, 330, 140, 30)
    p.cut("encre", [(234, 178), (237, 108), (243, 108), (246, 178)])
    # train
    for i in range(3):
        p.cut("canal", [(6 + i * 40, 138), (6 + i * 40, 122), (40 + i * 40, 121), (42 + i * 40, 138)])
        p.rect("sel", 12 + i * 40, 126, 9, 6); p.rect("sel", 25 + i * 40, 126, 9, 6)
    # cargo ship
    p.path("sel", "M258 284h142l10-14h14l-8 28q-3 8-14 8H280q-18-4-22-22z"); p.path("encre", "M262 294q8 10 20 12h120q11 0 14-8l2-6z")
    p.cut("sel", [(278, 286), (278, 262), (306, 262), (306, 286)]); p.rect("tuile", 284, 250, 12, 14)
    for x in (30, 132, 224, 326, 428):
        p.reflection("rose", x, 28, 286, 56, 9)
    p.reflection("tuile", 70, 96, 254, 74, 11)
    p.water("lagune", 262, 356, count=9, breadth=2)
    return p, "Caronte et Lavéra : viaduc ferroviaire tournant, cargo et raffinerie"


def la_couronne_carro():
    p = sky_and_water(113, "lagune", "canal", 232)
    p.disc("sel", 96, 84, 40)
    # lighthouse
    p.rays("sel", 346, 58, 26, 150, 8, 7, 150, 212)
    p.cut("sel", [(322, 196), (334, 74), (360, 74), (372, 196)])
    p.cut("tuile", [(327, 150), (330, 118), (364, 118), (367, 150)])
    p.cut("encre", [(326, 76), (328, 68), (366, 68), (368, 76)])
    p.rect("ocre", 336, 46, 22, 22); p.cut("encre", [(332, 48), (347, 30), (362, 48)])
    p.cut("encre", [(350, 196), (350, 74), (360, 74), (372, 196)])
    p.rect("lagune", 341, 92, 8, 12); p.rect("lagune", 339, 164, 9, 13)
    # stepped quarry of pink stone
    p.cut("rose", [(480, 360), (480, 178), (418, 180), (410, 194), (300, 192), (296, 216), (232, 218), (228, 246), (166, 248), (160, 276), (92, 280), (84, 310), (0, 316), (0, 360)])
    for x0, x1, y in ((300, 408, 214), (236, 470, 240), (172, 470, 270), (100, 470, 300), (10, 470, 332)):
        p.cut("tuile", [(x0, y), (x1, y - 4), (x1, y + 2), (x0, y + 5)])
    for i in range(34):
        y = p.r.choice([202, 226, 254, 284, 316, 346])
        x = p.r.uniform({202: 306, 226: 240, 254: 174, 284: 104, 316: 30, 346: 6}[y], 460)
        p.gouge("tuile", x, y, 16, 74 + p.r.uniform(-8, 8), 1.8)
    p.cut("ocre", [(398, 196), (398, 164), (438, 160), (438, 196)]); p.cut("encre", [(398, 164), (404, 156), (444, 152), (438, 160)]); p.cut("tuile", [(438, 160), (444, 152), (444, 188), (438, 196)])
    p.cut("ocre", [(246, 248), (246, 222), (284, 218), (284, 248)]); p.cut("tuile", [(284, 218), (290, 212), (290, 240), (284, 248)])
    p.boat(20, 256, 104, "encre", "ocre", mast="encre", sail="ocre")
    p.reflection("sel", 60, 76, 234, 50, 9)
    p.water("lagune", 246, 300, 0, 96, count=7, length=(24, 60), breadth=2)
    return p, "La Couronne et Carro : phare et carrières de pierre rose au bord de la mer"


def saint_pierre():
    p = sky_and_water(127, "rose")
    p.disc("tuile", 382, 78, 44)
    p.cut("lagune", [(0, 196), (60, 150), (150, 118), (208, 112), (280, 128), (380, 172), (480, 190), (480, 360), (0, 360)])
    # oppidum: ring of rampart and houses
    p.cut("sel", [(92, 150), (98, 128), (150, 108), (212, 102), (262, 112), (290, 130), (296, 148), (230, 136), (150, 138)])
    for i in range(12):
        p.gouge("tuile", 104 + i * 15, 140 - 18 * (1 - ((i - 5.5) / 6) ** 2), 13, -4, 2.4)
    for x in (140, 186, 228):
        p.cut("encre", [(x - 18, 114), (x, 88), (x + 18, 112)]); p.rect("ocre", x - 10, 108, 20, 14)
    # hamlet
    p.cut("ocre", [(0, 236), (120, 206), (260, 202), (480, 220), (480, 360), (0, 360)])
    p.open_street()
    p.facade(318, 40, 168, 214, "sel", "canal", bays=1, floors=2); p.facade(356, 54, 178, 216, "tuile", "sel", roof="encre", floors=2)
    p.close_street()
    p.cut("sel", [(410, 218), (410, 150), (418, 138), (430, 128), (442, 138), (450, 150), (450, 218)]); p.path("encre", "M424 164v-12q6-8 12 0v12z"); p.rect("encre", 424, 190, 13, 28)
    p.pine(286, 214, 84, "canal", "encre", w=78)
    for x, h in ((26, 92), (52, 108), (78, 84)):
        p.gouge("canal", x, 232, h, -90, 14)
        p.gouge("encre", x + 3, 232, h * .8, -89, 4)
    # rows of vines in perspective
    for i in range(9):
        x0, x1 = 226 + i * 9, -150 + i * 96
        p.cut("tuile", [(x0, 226), (x0 + 4, 226), (x1 + 34, 362), (x1, 362)], .6)
        for k in range(5):
            t = (k + .6) / 5.4
            x, y = x0 + (x1 + 16 - x0) * t * t, 226 + 134 * t * t
            p.disc("canal", x + 4, y - 3 - 10 * t, 5 + 17 * t * t, 4 + 11 * t * t, 9, play=.12)
    return p, "Saint-Pierre et Saint-Julien : oppidum, hameau et vignes"


def rives_nord():
    p = sky_and_water(131, "rose", "lagune", 200)
    p.disc("ocre", 120, 104, 50)
    p.cut("canal", [(0, 200), (0, 188), (120, 180), (260, 190), (360, 186), (480, 194), (480, 201)])
    # hill and sailors' chapel
    p.cut("ocre", [(236, 202), (290, 150), (346, 112), (392, 98), (440, 110), (480, 136), (480, 204)])
    for i in range(14):
        p.gouge("tuile", p.r.uniform(286, 460), p.r.uniform(140, 194), 22, -18, 2)
    p.cut("sel", [(366, 104), (366, 72), (388, 56), (412, 72), (412, 102)]); p.cut("tuile", [(360, 76), (388, 50), (418, 76), (412, 78), (388, 60), (366, 78)])
    p.cut("sel", [(380, 58), (380, 40), (388, 32), (396, 40), (396, 60)]); p.rect("encre", 384, 84, 10, 20); p.rect("encre", 385, 44, 6, 9)
    # lagoon, bank and pines
    p.reflection("ocre", 76, 88, 202, 90, 11); p.reflection("sel", 370, 40, 206, 50, 9)
    p.boat(116, 238, 64, "encre", "tuile", mast="encre", sail="sel"); p.boat(286, 232, 44, "encre", "ocre", mast="encre", sail="sel")
    p.water("sel", 212, 290, count=9, breadth=2)
    p.cut("canal", [(0, 360), (0, 286), (90, 272), (200, 292), (320, 318), (480, 300), (480, 360)])
    for i in range(16):
        p.gouge("lagune", p.r.uniform(0, 460), p.r.uniform(312, 354), 26, -10, 2.2)
    # rockwork water tower
    p.cut("sel", [(330, 316), (336, 244), (326, 236), (328, 216), (340, 208), (372, 208), (384, 216), (386, 236), (376, 244), (382, 316)])
    p.cut("encre", [(322, 216), (356, 188), (390, 216)])
    for i in range(11):
        p.gouge("tuile", 338 + (i * 17 % 36), 222 + i * 8, 13, -28 + (i % 3) * 30, 2.4)
    p.path("encre", "M348 316v-22q8-10 16 0v22z")
    p.pine(64, 306, 176, "encre", "encre", w=166, light="lagune"); p.pine(238, 312, 112, "encre", "encre", w=110, light="lagune"); p.pine(452, 312, 100, "encre", "encre", w=92, light="lagune")
    return p, "Rives nord de l’étang : pins, chapelle sur la colline et château d’eau de Figuerolles"


def autres_quartiers():
    p = sky_and_water(137, "lagune", "ocre", 282)
    p.disc("sel", 78, 80, 34)
    # motorway viaduct
    p.cut("canal", [(0, 132), (480, 96), (480, 110), (0, 147)])
    p.cut("canal", [(120, 136), (134, 136), (190, 284), (174, 284)]); p.cut("canal", [(400, 104), (412, 104), (356, 284), (342, 284)])
    for x in (30, 462):
        p.cut("canal", [(x - 6, 284), (x - 5, 124), (x + 5, 124), (x + 6, 284)])
    # blocks of flats
    def block(x, w, t, wall, balcony, et, tr):
        p.cut(wall, [(x, 286), (x, t), (x + w, t - 3), (x + w, 286)])
        p.cut("encre", [(x - 3, t + 2), (x - 3, t - 6), (x + w + 3, t - 10), (x + w + 3, t - 1)])
        ph, fw = (276 - t) / et, (w - 8) / tr - 8
        cases = [(x + 7 + k * (w - 8) / tr, t + 9 + e * ph) for e in range(et) for k in range(tr)]
        for fx, fy in cases:
            p.rect("encre", fx, fy, fw, ph * .5)
        for fx, fy in cases:
            p.rect(balcony, fx - 2, fy + ph * .36, fw + 4, ph * .28, p.r.choice((0, 0, 1)))
    block(16, 84, 150, "sel", "tuile", 5, 3); block(206, 112, 118, "rose", "canal", 6, 4); block(372, 92, 164, "tuile", "sel", 4, 3)
    block(120, 64, 196, "ocre", "canal", 3, 2)
    p.cut("canal", [(0, 292), (0, 280), (480, 276), (480, 294)])
    # laundry, bench, trees
    p.gouge("encre", 330, 250, 46, -2, 1.2)
    p.pine(336, 300, 118, "canal", "encre", w=104); p.pine(112, 306, 104, "canal", "encre", w=94)
    p.disc("canal", 438, 292, 30, 22, 12, play=.08); p.disc("canal", 30, 296, 32, 20, 12, play=.08)
    # children with a ball, bench
    for x, c, s in ((206, "tuile", 1), (282, "canal", .84)):
        p.disc("encre", x, 300 - 6 * s, 9 * s, sides=12)
        p.cut(c, [(x - 10 * s, 336), (x - 11 * s, 304), (x + 10 * s, 304), (x + 9 * s, 336)])
        p.cut("encre", [(x - 9 * s, 334), (x - 1, 334), (x - 8 * s, 354), (x - 13 * s, 354)]); p.cut("encre", [(x + 1, 334), (x + 9 * s, 334), (x + 14 * s, 353), (x + 8 * s, 354)])
    p.disc("sel", 246, 344, 9, sides=14); p.gouge("encre", 240, 342, 12, 30, 2)
    p.cut("encre", [(374, 326), (456, 322), (456, 328), (374, 332)]); p.cut("encre", [(376, 310), (456, 306), (456, 314), (376, 318)])
    for x in (384, 446):
        p.cut("encre", [(x - 2, 308), (x + 3, 308), (x + 4, 348), (x - 3, 348)])
    p.water("tuile", 300, 356, count=8, breadth=1.8)
    return p, "Autres quartiers : immeubles, pins, place et viaduc autoroutier"
