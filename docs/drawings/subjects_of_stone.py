"""Plates of the subjects: what was built, cut and dug."""

from plates import WATERLINE, sky_and_water


def lighthouse():
    p = sky_and_water(231, "encre", "canal", 262)
    p.cut("ocre", [(254, 74), (480, 6), (480, 92), (254, 92)], 0)
    p.cut("ocre", [(226, 74), (0, 30), (0, 116), (226, 92)], 0)
    for i in range(7):
        p.gouge("sel", 268 + i * 4, 80 + i % 3 * 4, 150 + i * 6, -10 + i * 3, 1.6)
        p.gouge("sel", 212 - i * 4, 80 + i % 3 * 4, 150 + i * 6, 190 - i * 3, 1.6)
    p.cut("sel", [(200, 262), (218, 112), (262, 112), (280, 262)])
    p.cut("rose", [(252, 262), (246, 112), (262, 112), (280, 262)])
    p.cut("tuile", [(206, 116), (210, 98), (270, 98), (274, 116)])
    p.rect("sel", 222, 70, 36, 30)
    p.rect("ocre", 228, 74, 24, 22)
    p.cut("tuile", [(214, 72), (224, 52), (238, 44), (252, 52), (266, 72)])
    p.rect("tuile", 238, 28, 4, 20)
    for y in (138, 176, 214):
        p.rect("encre", 232, y, 11, 20)
    p.cut("tuile", [(60, 300), (96, 262), (150, 254), (206, 262), (280, 252), (350, 264), (396, 258), (432, 302)])
    p.cut("rose", [(96, 264), (150, 254), (206, 262), (280, 252), (350, 264), (320, 276), (200, 270), (120, 280)])
    for i in range(9):
        p.gouge("encre", 96 + i * 36, 284 + i % 3 * 5, 26, -10, 2)
    p.waves("lagune", 318, dip=5, step=44)
    p.waves("canal", 338, dip=5, step=50)
    for i in range(12):
        p.disc("sel", p.r.uniform(8, 470), p.r.uniform(126, 240) if i % 2 else p.r.uniform(4, 26), 1.8, sides=6)
    p.gouge("sel", 70, 306, 120, 0, 3)
    p.gouge("sel", 300, 308, 130, 0, 3)
    return p, "Phare sur les rochers du cap, son faisceau dans la nuit"


def sea_fort():
    p = sky_and_water(233, "ocre", "lagune", 250)
    p.disc("tuile", 112, 112, 48)
    p.cut("rose", [(0, 250), (0, 228), (120, 218), (260, 234), (480, 222), (480, 252)])
    # the tower, then the ramparts in points
    p.cut("sel", [(232, 220), (236, 78), (316, 78), (320, 220)])
    p.cut("encre", [(290, 220), (288, 78), (316, 78), (320, 220)])
    p.cut("sel", [(226, 84), (226, 66), (240, 66), (240, 74), (256, 74), (256, 66), (272, 66), (272, 74), (288, 74), (288, 66), (304, 66), (304, 74), (312, 74), (312, 66), (326, 66), (326, 84)], 0)
    p.rect("tuile", 266, 38, 20, 30)
    p.cut("encre", [(260, 40), (276, 22), (292, 40)])
    p.rect("ocre", 271, 46, 10, 12)
    for y in (104, 146):
        p.rect("encre", 258, y, 10, 22)
    p.cut("rose", [(92, 262), (112, 196), (196, 186), (240, 206), (316, 202), (372, 182), (424, 200), (436, 262)])
    p.cut("sel", [(92, 262), (112, 196), (196, 186), (214, 262)])
    p.cut("sel", [(300, 262), (316, 202), (372, 182), (384, 262)])
    for i in range(4):
        for j in range(2):
            p.gouge("encre", 116 + i * 22 - j * 4, 208 + j * 22, 15, -6, 1.5)
            p.gouge("encre", 316 + i * 15, 204 + j * 22, 11, -10, 1.5)
    p.path("encre", "M246 262v-30q14-18 28 0v30z")
    p.cut("encre", [(74, 276), (96, 260), (434, 260), (458, 276)])
    p.reflection("rose", 96, 330, 278, 70, 10)
    p.reflection("sel", 238, 76, 290, 66, 12)
    p.boat(20, 300, 76, "encre", "tuile", mast="encre", sail="sel")
    p.water("canal", 266, 356, count=10, breadth=2.2)
    return p, "Fort posé sur l’eau : remparts en pointe, tour et fanal"


def chapel():
    p = sky_and_water(235, "lagune", "canal", 268)
    p.disc("ocre", 404, 80, 38)
    p.rays("sel", 404, 80, 48, 80, 15, 3)
    p.cut("tuile", [(0, 290), (0, 240), (110, 196), (230, 168), (330, 186), (430, 238), (480, 260), (480, 290)])
    p.cut("ocre", [(0, 292), (0, 262), (130, 226), (250, 238), (390, 266), (480, 276), (480, 292)])
    p.gouge("sel", 120, 282, 150, -42, 5, -16)
    p.gouge("sel", 120, 282, 150, -42, 5, -16)
    p.cut("sel", [(180, 186), (180, 112), (224, 78), (268, 112), (268, 184)])
    p.cut("rose", [(268, 184), (268, 112), (336, 116), (336, 190)])
    p.cut("encre", [(172, 118), (172, 108), (224, 68), (232, 70), (344, 110), (344, 119), (268, 112), (224, 82)])
    p.path("tuile", "M212 186v-34q12-16 24 0v34z")
    p.disc("canal", 224, 122, 9, sides=12)
    for x in (288, 312):
        p.path("encre", f"M{x} 158v-18q5-8 10 0v18z")
    # the bell gable and its cross
    p.cut("sel", [(210, 80), (210, 48), (224, 34), (238, 48), (238, 84)])
    p.path("encre", "M217 72v-14q7-10 14 0v14z")
    p.cut("ocre", [(219, 72), (222, 60), (226, 60), (229, 72)])
    p.rect("encre", 222, 14, 4, 22)
    p.rect("encre", 216, 20, 16, 4)
    for x, y, h in ((70, 226, 92), (388, 232, 84), (436, 252, 66), (26, 240, 60)):
        p.pine(x, y, h)
    p.boat(150, 306, 90, "sel", "tuile", mast="sel", sail="ocre")
    p.boat(330, 322, 74, "encre", "ocre")
    p.water("lagune", 296, 356, count=9, breadth=2)
    return p, "Chapelle sur sa colline, au-dessus de l’eau ; un chemin y monte"


def church():
    p = sky_and_water(237, "canal", "ocre", 290)
    p.disc("sel", 84, 76, 36)
    p.cut("rose", [(126, 292), (126, 132), (214, 92), (302, 132), (302, 292)])
    p.cut("tuile", [(118, 138), (118, 128), (214, 82), (310, 128), (310, 138), (214, 96)])
    p.cut("rose", [(302, 292), (302, 60), (366, 60), (366, 292)])
    p.cut("sel", [(302, 292), (302, 60), (320, 60), (320, 292)])
    p.cut("tuile", [(296, 64), (296, 54), (334, 20), (372, 54), (372, 64)])
    p.rect("encre", 332, 2, 4, 20)
    p.rect("encre", 326, 8, 16, 4)
    p.path("encre", "M322 116V88q12-18 24 0v28z")
    p.cut("ocre", [(326, 112), (330, 94), (338, 94), (342, 112)])
    p.disc("encre", 334, 150, 14, sides=16)
    p.disc("sel", 334, 150, 10, sides=14)
    p.gouge("encre", 334, 150, 9, -90, 1.4)
    p.gouge("encre", 334, 150, 7, 10, 1.4)
    for y in (186, 214, 242, 268):
        for x in (130, 250, 312):
            p.gouge("tuile", x + p.r.uniform(0, 8), y + p.r.uniform(-5, 5), 38, 0, 1.5)
    p.path("encre", "M176 292v-64q38-44 76 0v64z")
    p.path("tuile", "M186 292v-58q28-32 56 0v58z")
    p.gouge("encre", 214, 222, 70, 90, 2)
    p.disc("encre", 214, 160, 22, sides=20)
    for a in range(0, 360, 45):
        p.rays("ocre", 214, 160, 5, 18, 1, 4, a - 1, a + 1)
    for x, y in ((46, 292), (430, 290)):
        p.cut("encre", [(x - 8, y + 12), (x - 4, y - 70), (x + 4, y - 70), (x + 9, y + 12)])
        for dx, dy, r in ((-22, -84, 32), (22, -92, 34), (0, -118, 32)):
            p.disc("lagune", x + dx, y + dy, r, r * 0.8, 11, play=0.09)
        for i in range(4):
            p.gouge("canal", x - 36 + i * 20, y - 96 - i % 2 * 18, 15, -28, 3)
    p.cut("encre", [(104, 300), (110, 290), (380, 290), (388, 300)])
    for x, c in ((150, "sel"), (168, "encre"), (276, "tuile")):
        p.disc("rose" if c != "rose" else "sel", x, 282, 6, sides=9)
        p.cut(c, [(x - 8, 316), (x - 6, 290), (x + 6, 290), (x + 8, 316)])
    p.water("rose", 308, 356, count=6, length=(30, 80), breadth=2)
    return p, "Église de pierre et son clocher, des platanes, la place"


def town_hall():
    p = sky_and_water(239, "lagune", "rose", 282)
    p.disc("ocre", 400, 72, 34)
    p.cut("sel", [(58, 284), (58, 122), (422, 122), (422, 284)])
    p.cut("encre", [(48, 126), (52, 108), (428, 108), (432, 126)])
    p.cut("tuile", [(168, 110), (168, 84), (240, 54), (312, 84), (312, 110)])
    p.cut("encre", [(160, 88), (160, 80), (240, 44), (320, 80), (320, 88), (240, 56)])
    p.disc("sel", 240, 88, 17, sides=18)
    p.gouge("encre", 240, 88, 13, -90, 1.6)
    p.gouge("encre", 240, 88, 10, 30, 1.6)
    p.rect("encre", 238, 4, 4, 44)
    p.rect("canal", 242, 6, 20, 28)
    p.rect("sel", 262, 6, 20, 28)
    p.rect("tuile", 282, 6, 20, 28)
    for i, x in enumerate((80, 132, 314, 366)):
        p.rect("canal", x - 8, 146, 50, 46, i % 2)
        p.rect("encre", x + 5, 145, 24, 48)
        p.rect("canal", x - 8, 214, 50, 46)
        p.rect("encre", x + 5, 213, 24, 48)
    p.rect("ocre", 190, 122, 100, 162)
    for x in (196, 222, 248, 274):
        p.rect("sel", x, 132, 11, 152)
        p.rect("encre", x - 2, 128, 15, 6)
    p.rect("encre", 211, 214, 8, 70)
    p.rect("encre", 237, 200, 8, 84)
    p.rect("encre", 263, 214, 8, 70)
    p.cut("encre", [(184, 196), (184, 188), (296, 188), (296, 196)])
    for i in range(3):
        p.cut("sel" if i % 2 else "ocre", [(150 - i * 16, 292 + i * 11), (156 - i * 16, 282 + i * 11), (324 + i * 16, 282 + i * 11), (330 + i * 16, 292 + i * 11)])
    for x, c in ((96, "tuile"), (124, "canal"), (384, "encre")):
        p.disc("encre", x, 288, 7, sides=10)
        p.cut(c, [(x - 10, 332), (x - 8, 298), (x + 8, 298), (x + 10, 332)])
    p.water("tuile", 318, 356, count=5, length=(26, 60), breadth=1.8)
    return p, "Façade d’hôtel de ville : horloge, drapeau, colonnes et perron"


def quarry():
    p = sky_and_water(241, "ocre", "lagune", 214)
    p.disc("sel", 96, 92, 40)
    p.cut("canal", [(0, 262), (0, 222), (480, 216), (480, 262)], 0)
    # benches cut in the rock, going down to the sea
    for i, (x, y) in enumerate(((196, 250), (252, 204), (310, 158), (372, 112))):
        p.cut("rose", [(x, 360), (x, y), (480, y - 8), (480, 360)], 2)
        p.cut("sel", [(x, y), (480, y - 8), (480, y + 5), (x + 8, y + 13)], 1)
        p.cut("tuile", [(x, 360), (x, y), (x + 12, y + 12), (x + 12, 360)], 0)
        for k in range(4):
            p.gouge("tuile", x + 30 + k * 44, y + 20, 26, 90, 1.8)
    p.cut("rose", [(0, 360), (0, 292), (150, 278), (300, 300), (480, 312), (480, 360)], 2)
    # blocks, and the crane that lifts them
    for x, y, w in ((40, 282, 74), (124, 292, 62), (64, 246, 58)):
        p.cut("sel", [(x, y + 34), (x, y), (x + w, y - 3), (x + w, y + 31)])
        p.cut("tuile", [(x + w, y + 31), (x + w, y - 3), (x + w + 14, y - 12), (x + w + 14, y + 20)])
        p.cut("ocre", [(x, y), (x + 14, y - 11), (x + w + 14, y - 12), (x + w, y - 3)], 0)
        p.gouge("tuile", x + 8, y + 10, w * 0.5, -2, 1.6)
        p.gouge("tuile", x + 20, y + 22, w * 0.4, -2, 1.6)
    p.cut("encre", [(246, 300), (194, 128), (200, 124), (258, 300)])
    p.cut("encre", [(188, 300), (196, 126), (204, 126), (200, 300)])
    p.cut("encre", [(196, 130), (108, 96), (108, 90), (200, 122)])
    p.rect("encre", 111, 94, 3, 78)
    p.cut("sel", [(88, 206), (88, 174), (140, 172), (140, 204)])
    p.gouge("encre", 88, 174, 50, 0, 2)
    for x, y in ((160, 322), (330, 340)):
        p.disc("encre", x, y - 36, 8, sides=10)
        p.cut("tuile" if x < 300 else "canal", [(x - 12, y + 8), (x - 10, y - 26), (x + 10, y - 26), (x + 12, y + 8)])
        p.cut("encre", [(x + 8, y - 18), (x + 30, y - 42), (x + 34, y - 39), (x + 12, y - 12)])
    p.water("sel", 224, 258, x1=190, count=4, length=(20, 44), breadth=1.6)
    return p, "Carrière de pierre rose au bord de la mer, blocs taillés, chèvre de levage"


def salt():
    p = sky_and_water(243, "tuile", "rose", 200)
    p.disc("ocre", 352, 122, 62)
    p.cut("canal", [(0, 204), (0, 184), (120, 172), (260, 188), (480, 176), (480, 204)])
    p.cut("lagune", [(0, 240), (480, 232), (480, 360), (0, 360)], 0)
    for x, y, w in ((20, 236, 116), (300, 234, 104), (130, 256, 190)):
        p.cut("sel", [(x, y), (x + w * 0.46, y - w * 0.56), (x + w, y)])
        p.cut("rose", [(x + w * 0.62, y), (x + w * 0.46, y - w * 0.56), (x + w, y)])
        for k in range(4):
            p.gouge("rose", x + w * 0.2 + k * w * 0.07, y - w * 0.14 - k * w * 0.05, w * 0.18, -52, 2)
        p.reflection("sel", x + w * 0.05, w * 0.9, y + 4, w * 0.5, 10)
    # pans and their banks
    for y, k in ((286, 0), (326, 1)):
        p.cut("ocre", [(0, y + 5), (0, y - 3), (480, y - 9 + k * 3), (480, y)])
    p.cut("ocre", [(354, 360), (388, 236), (396, 236), (372, 360)])
    p.cut("ocre", [(40, 360), (84, 244), (90, 244), (60, 360)])
    # the salt worker and his rake
    p.disc("encre", 406, 214, 9, sides=10)
    p.cut("ocre", [(392, 210), (406, 200), (421, 211)])
    p.cut("encre", [(392, 284), (396, 224), (416, 222), (424, 284), (412, 284), (408, 252), (402, 284)])
    p.cut("encre", [(336, 286), (414, 232), (416, 237), (340, 290)])
    p.rect("encre", 328, 282, 16, 12)
    p.gouge("sel", 280, 298, 60, 0, 4)
    p.water("sel", 300, 356, count=6, length=(20, 50), breadth=1.6)
    return p, "Tas de sel au bord des salins, un saunier et son râteau"


def power_station():
    p = sky_and_water(245, "rose", "canal", 262)
    p.disc("ocre", 104, 104, 46)
    p.cut("tuile", [(0, 262), (0, 232), (90, 214), (200, 226), (330, 210), (480, 228), (480, 264)])
    for x, top in ((212, 30), (300, 16)):
        p.cut("sel", [(x, 246), (x + 11, top), (x + 33, top), (x + 44, 246)])
        p.cut("encre", [(x + 28, 246), (x + 26, top), (x + 33, top), (x + 44, 246)])
        for k in range(4):
            p.cut("tuile", [(x + 10 - k * 0.6, top + 8 + k * 26), (x + 34 + k * 0.6, top + 8 + k * 26), (x + 34.6 + k * 0.6, top + 20 + k * 26), (x + 9.4 - k * 0.6, top + 20 + k * 26)], 0)
    p.cut("canal", [(130, 250), (130, 172), (220, 166), (220, 250)])
    p.cut("ocre", [(336, 250), (336, 160), (428, 166), (428, 250)])
    p.cut("encre", [(180, 250), (180, 200), (392, 196), (392, 250)])
    for i in range(6):
        p.rect("ocre", 196 + i * 32, 214, 16, 12)
        p.rect("sel", 142 + (i % 3) * 26, 184 + i // 3 * 24, 12, 12)
    for i in range(5):
        p.gouge("encre", 350 + i * 16, 170, 66, 90, 1.6)
    for i in range(3):
        p.gouge("sel", 250 + i * 10, 18 - i * 3, 90 + i * 20, 172, 5, 6)
        p.gouge("sel", 330 + i * 12, 8 + i * 2, 110, 4, 4, -4)
    p.cut("rose", [(0, 276), (0, 256), (480, 250), (480, 272)])
    for x in (34, 70, 452):
        p.pine(x, 260, 52, light=None)
    p.reflection("sel", 208, 46, 284, 74, 11)
    p.reflection("sel", 298, 46, 284, 74, 11)
    p.reflection("ocre", 342, 76, 282, 52, 10)
    p.water("lagune", 286, 356, count=9, breadth=2)
    return p, "Centrale au bord de la mer et ses deux hautes cheminées"


def soap():
    p = sky_and_water(247, "ocre", "tuile", 236)
    p.cut("encre", [(40, 236), (40, 128), (92, 104), (92, 128), (144, 104), (144, 128), (196, 104), (196, 236)])
    p.cut("encre", [(222, 236), (228, 34), (252, 34), (258, 236)])
    p.cut("sel", [(228, 50), (228, 40), (252, 40), (252, 50)])
    for i in range(4):
        p.gouge("sel", 250 + i * 8, 28 - i * 5, 120 + i * 26, 2, 5, -6)
    for i in range(3):
        p.rect("ocre", 58 + i * 46, 156, 22, 26)
        p.rect("ocre", 58 + i * 46, 198, 22, 26)
    p.cut("canal", [(0, 252), (480, 246), (480, 360), (0, 360)], 0)

    # cubes in a pile, each stamped
    def cube(x, y, s, face="sel"):
        p.cut(face, [(x, y + s), (x, y), (x + s, y), (x + s, y + s)])
        p.cut("lagune", [(x + s, y + s), (x + s, y), (x + s * 1.32, y - s * 0.22), (x + s * 1.32, y + s * 0.76)], 0)
        p.cut("rose", [(x, y), (x + s * 0.32, y - s * 0.22), (x + s * 1.32, y - s * 0.22), (x + s, y)], 0)
        p.disc("lagune", x + s / 2, y + s / 2, s * 0.3, sides=16)
        p.disc(face, x + s / 2, y + s / 2, s * 0.22, sides=14)
        p.rays("lagune", x + s / 2, y + s / 2, 0, s * 0.2, 5, 2.6)

    for x, y in ((120, 262), (204, 262), (288, 262), (162, 186), (246, 186), (204, 110)):
        cube(x, y, 74)
    # the oil jar and its drop
    p.path("tuile", "M402 204h40v16q26 20 26 62q0 44-46 44t-46-44q0-42 26-62z")
    p.rect("encre", 398, 194, 48, 12)
    p.gouge("ocre", 392, 250, 60, 92, 4, -6)
    p.gouge("ocre", 404, 236, 30, 94, 3, -4)
    p.path("ocre", "M66 268q24 34 0 52q-24-18 0-52z")
    p.path("ocre", "M38 320q14 20 0 30q-14-10 0-30z")
    for i in range(6):
        p.gouge("lagune", p.r.uniform(0, 420), 344 + i * 2, 50, 0, 1.8)
    return p, "Pile de savons marqués, une jarre d’huile, la fabrique derrière"


def gaulish_village():
    p = sky_and_water(249, "rose", "ocre", 250)
    p.disc("tuile", 392, 86, 44)
    p.cut("canal", [(0, 196), (0, 160), (140, 142), (300, 164), (480, 150), (480, 200)])
    # rampart
    p.cut("tuile", [(0, 216), (0, 176), (480, 170), (480, 214)])
    for i in range(16):
        p.gouge("encre", i * 31 + 2, 186 + i % 2 * 13, 24, -1, 1.6)
    for x in (66, 372):
        p.cut("tuile", [(x, 216), (x + 2, 140), (x + 44, 140), (x + 46, 216)])
        p.rect("encre", x + 17, 160, 12, 22)
        p.cut("encre", [(x - 4, 144), (x + 23, 118), (x + 50, 144)])
    # houses of earth under reed roofs
    for x, y, s in ((18, 276, 1.05), (150, 262, 0.9), (286, 270, 1), (400, 286, 1.1)):
        f = lambda v, s=s: v * s
        p.cut("sel", [(x, y), (x, y - f(48)), (x + f(96), y - f(48)), (x + f(96), y)])
        p.cut("encre", [(x - f(12), y - f(42)), (x + f(22), y - f(96)), (x + f(76), y - f(96)), (x + f(110), y - f(42))])
        p.rect("encre", x + f(38), y - f(34), f(22), f(34))
        for k in range(6):
            p.gouge("ocre", x + f(10 + k * 14), y - f(88), f(38), 100 - k * 4, 1.5)
        p.gouge("rose", x + f(6), y - f(12), f(26), -3, 1.8)
        p.gouge("rose", x + f(66), y - f(24), f(22), -3, 1.8)
    # hearth and jars
    p.cut("encre", [(196, 338), (208, 322), (268, 322), (280, 338)])
    p.path("tuile", "M238 324q-26-16-6-50q4 16 12 18q2-16 12-26q14 38-6 58z")
    p.path("ocre", "M240 322q-12-10-2-28q8 10 10 28z")
    for x, c in ((316, "tuile"), (346, "sel"), (132, "tuile")):
        p.path(c, f"M{x} 304h16v7q12 8 12 20q0 12-20 12t-20-12q0-12 12-20z")
        p.gouge("encre", x - 8, 328, 32, 0, 1.6)
    for i in range(3):
        p.gouge("sel", 242 + i * 4, 258 - i * 22, 34, -80 + i * 12, 4, 6)
    p.water("tuile", 300, 356, count=8, length=(20, 60), breadth=1.8)
    return p, "Village gaulois : maisons de terre à toit de roseaux, rempart, foyer"


def treasure():
    p = sky_and_water(251, "canal")
    p.cut("tuile", [(0, 96), (90, 84), (220, 100), (360, 82), (480, 92), (480, 360), (0, 360)], 0)
    p.cut("ocre", [(0, 168), (120, 180), (260, 160), (400, 182), (480, 170), (480, 262), (300, 276), (140, 256), (0, 270)], 0)
    p.cut("encre", [(0, 312), (160, 300), (320, 318), (480, 304), (480, 360), (0, 360)], 0)
    for i in range(16):
        p.gouge("encre", p.r.uniform(0, 450), p.r.choice([116, 134, 152, 286, 296]) + p.r.uniform(-4, 4), p.r.uniform(14, 34), p.r.uniform(-8, 8), 2)
    p.path("encre", "M120 216q60-34 150-20q70-10 108 30q4 60-70 74q-80 16-150-10q-60-30-38-74z")
    for row, (y, x0, count) in enumerate(((280, 190, 3), (258, 158, 5), (236, 150, 5), (212, 182, 3))):
        for i in range(count):
            x = x0 + i * 42 + p.r.uniform(-3, 3)
            p.disc("tuile", x + 2, y + 4, 22, 14, 9)
            p.disc("ocre", x, y, 22, 14, 9)
            p.gouge("encre", x - 11, y - 1, 22, 40 * ((i + row) % 3) - 40, 1.6)
    p.rays("sel", 244, 236, 132, 172, 12, 3.4, 200, 340)
    # above, the school: a tree, a wall, a trowel
    p.rect("sel", 300, 36, 140, 54)
    p.cut("encre", [(292, 40), (292, 30), (448, 28), (448, 38)])
    for i in range(4):
        p.rect("encre", 314 + i * 32, 52, 18, 18)
    p.pine(88, 92, 78, foliage="lagune", light=None)
    p.cut("sel", [(386, 208), (430, 190), (414, 236)])
    p.cut("encre", [(424, 196), (458, 172), (464, 180), (430, 204)])
    return p, "Monnaies d’or prises dans la terre, une truelle, l’école au-dessus"
