"""Plates of the subjects: talking, learning, going about."""

from plates import seated, sky_and_water


def voice():
    p = sky_and_water(277, "ocre", "canal", 232)
    p.disc("sel", 352, 100, 46)
    # the sound, a street and its reflection
    for i, h in enumerate((22, 40, 66, 34, 84, 58, 104, 72, 46, 88, 52, 30, 62, 38, 20)):
        x, ink = 14 + i * 31, ("tuile", "encre", "rose")[i % 3]
        if 5 <= i <= 8:
            continue
        p.cut(ink, [(x, 230), (x, 236 - h), (x + 11, 228 - h), (x + 22, 236 - h), (x + 22, 230)], 0)
        p.reflection(ink if ink != "encre" else "lagune", x, 22, 236, h * 0.9, 10)
    # the microphone
    p.path("encre", "M190 106q0-54 50-54t50 54v62q0 54-50 54t-50-54z")
    p.path("sel", "M200 106q0-44 40-44t40 44v24h-80z")
    for i in range(5):
        p.gouge("encre", 204, 80 + i * 11, 72, 0, 1.8)
    for i in range(4):
        p.gouge("encre", 212 + i * 18, 66, 62, 90, 1.8)
    p.rect("tuile", 196, 130, 88, 12)
    p.path("encre", "M170 140h12v30q0 62 58 62t58-62v-30h12v32q0 70-62 74v46h42v14h-100v-14h42v-46q-62-4-62-74z")
    p.gouge("ocre", 206, 156, 46, 84, 4, -4)
    p.water("lagune", 300, 356, count=8, breadth=2)
    return p, "Un micro ; le son est une rue de maisons et son reflet"


def two_at_a_table():
    p = sky_and_water(279, "rose")
    p.cut("lagune", [(132, 182), (132, 34), (348, 30), (348, 182)])
    p.cut("canal", [(132, 182), (132, 134), (348, 132), (348, 182)])
    p.disc("ocre", 300, 92, 30)
    p.boat(158, 156, 76, "encre", "tuile", mast="encre", sail="sel")
    p.cut("sel", [(120, 192), (122, 22), (134, 22), (134, 180), (346, 180), (346, 20), (360, 20), (360, 192)], 0)
    p.rect("sel", 236, 24, 8, 160)
    p.rect("sel", 122, 22, 236, 12)
    p.cut("tuile", [(0, 266), (480, 258), (480, 360), (0, 360)], 0)
    # the table, seen from behind two people
    p.cut("ocre", [(70, 268), (118, 220), (364, 218), (412, 266), (412, 280), (70, 282)])
    p.rect("encre", 84, 280, 12, 80)
    p.rect("encre", 388, 278, 12, 80)
    p.cut("encre", [(212, 236), (214, 214), (262, 213), (264, 235)])
    p.rect("sel", 220, 219, 14, 6)
    p.disc("tuile", 250, 223, 5, sides=9)
    for x in (166, 306):
        p.cut("sel", [(x, 246), (x - 4, 228), (x + 24, 228), (x + 20, 246)])
        p.gouge("sel", x + 10, 222, 26, -84, 3, 5)
    seated(p, 122, 346, "canal", "sel", 1.9)
    seated(p, 358, 346, "encre", "encre", 1.75)
    p.path("canal", "M92 214q30-32 60 0l4 6H86z")
    p.gouge("lagune", 100, 268, 60, 100, 3, 4)
    p.gouge("lagune", 146, 268, 60, 82, 3, -4)
    p.gouge("ocre", 338, 232, 46, 96, 4, -4)
    return p, "Deux personnes à une table près de la fenêtre ; entre elles, de quoi enregistrer"


def school():
    p = sky_and_water(281, "ocre")
    p.cut("tuile", [(0, 262), (480, 256), (480, 360), (0, 360)], 0)
    p.cut("encre", [(98, 204), (98, 42), (386, 38), (386, 202)])
    p.cut("canal", [(108, 194), (108, 52), (376, 48), (376, 192)])
    p.path("sel", "M132 84l24-24l24 24v24h-48z")
    p.gouge("sel", 204, 78, 144, -1, 2.4)
    p.gouge("sel", 204, 98, 118, -1, 2.4)
    for i in range(3):
        p.gouge("sel", 128, 136 + i * 20, 150 - i * 26, -1, 2.4, 4)
    p.rays("ocre", 326, 156, 18, 32, 9, 3)
    p.disc("ocre", 326, 156, 13)
    p.cut("sel", [(112, 202), (112, 194), (150, 193), (150, 201)])
    p.cut("sel", [(404, 120), (404, 52), (464, 50), (464, 118)])
    p.rect("lagune", 410, 58, 22, 26)
    p.rect("lagune", 438, 57, 20, 26)
    p.rect("lagune", 410, 90, 22, 22)
    p.rect("lagune", 438, 89, 20, 22)
    p.disc("sel", 50, 78, 25, sides=20)
    p.disc("encre", 50, 78, 20, sides=18)
    p.disc("sel", 50, 78, 17, sides=18)
    p.gouge("encre", 50, 78, 13, -90, 1.8)
    p.gouge("encre", 50, 78, 10, 0, 1.8)
    for x, coat, hair in ((92, "sel", "encre"), (240, "lagune", "encre"), (386, "rose", "encre")):
        seated(p, x, 316, coat, hair, 1.15)
        p.cut("encre", [(x - 62, 322), (x - 54, 304), (x + 54, 303), (x + 62, 320)])
        p.rect("encre", x - 48, 318, 8, 42)
        p.rect("encre", x + 40, 318, 8, 42)
    p.gouge("tuile", 92, 244, 42, 118, 4, 4)
    p.gouge("tuile", 386, 244, 42, 62, 4, -4)
    return p, "Une classe : le tableau, l’horloge, trois élèves de dos"


def bus():
    p = sky_and_water(283, "rose")
    p.disc("ocre", 84, 84, 42)
    p.open_street()
    for x, w, t, wall, roof in ((150, 70, 96, "sel", "tuile"), (220, 62, 120, "tuile", "encre"), (282, 74, 90, "sel", "encre"), (356, 60, 116, "ocre", "tuile"), (416, 70, 100, "sel", "tuile")):
        p.facade(x, w - 2, t, 268, wall, "canal", roof, 3, 2)
    p.close_street()
    p.cut("canal", [(0, 270), (480, 262), (480, 360), (0, 360)], 0)
    p.cut("sel", [(0, 352), (480, 340), (480, 346), (0, 358)])
    p.path("lagune", "M62 300V148q0-22 22-22h300q30 0 36 34l12 76v64z")
    p.cut("encre", [(62, 274), (430, 268), (432, 302), (62, 304)])
    p.path("ocre", "M62 244h366l2 16H62z")
    for x in (78, 136, 194):
        p.rect("sel", x, 152, 50, 66)
    p.rect("encre", 254, 148, 56, 128)
    p.rect("sel", 260, 154, 20, 112)
    p.rect("sel", 284, 154, 20, 112)
    p.cut("sel", [(322, 152), (384, 152), (398, 178), (406, 220), (322, 220)])
    for x, c in ((104, "encre"), (160, "tuile"), (222, "encre")):
        p.disc("rose" if c == "encre" else "encre", x, 186, 10, sides=11)
        p.path(c, f"M{x - 18} 218q2-24 18-24t18 24z")
    p.disc("encre", 356, 186, 10, sides=11)
    p.path("canal", "M338 220q2-24 18-24t18 24z")
    for x in (130, 370):
        p.disc("encre", x, 304, 30, sides=20)
        p.disc("sel", x, 304, 14, sides=14)
        p.disc("encre", x, 304, 5, sides=9)
    p.cut("sel", [(410, 262), (428, 260), (430, 272), (410, 274)])
    # the stop
    p.rect("encre", 34, 176, 5, 140)
    p.disc("tuile", 36, 168, 20, sides=16)
    p.rect("sel", 26, 163, 20, 9)
    for i in range(5):
        p.gouge("lagune", 20 + i * 96, 326 + i % 2 * 8, 54, -1, 2)
    return p, "Un bus s’arrête devant les maisons, des passagers aux fenêtres"


def park():
    p = sky_and_water(285, "sel", "lagune", 178)
    p.disc("ocre", 370, 76, 38)
    p.cut("rose", [(0, 180), (0, 150), (120, 138), (260, 156), (480, 142), (480, 180)])
    p.cut("ocre", [(0, 262), (0, 210), (140, 196), (300, 214), (480, 200), (480, 262)])
    p.cut("canal", [(0, 360), (0, 250), (160, 238), (320, 258), (480, 240), (480, 360)])
    p.path("rose", "M196 360q-40-50 20-80q50-26 20-48q-24-18 6-26h20q-16 12 14 28q44 28-10 58q-40 24 40 68z")
    for x, y, h in ((70, 300, 190), (150, 232, 96), (420, 296, 176), (336, 226, 84), (290, 216, 56)):
        p.pine(x, y, h, foliage="canal" if y < 240 else "encre", trunk="tuile" if y > 240 else "encre")
    # a grown-up and a child on the path
    p.disc("encre", 238, 262, 8, sides=10)
    p.cut("tuile", [(226, 304), (230, 272), (246, 272), (250, 304)])
    p.gouge("encre", 233, 302, 20, 92, 3)
    p.gouge("encre", 243, 302, 20, 88, 3)
    p.disc("encre", 262, 284, 6, sides=9)
    p.cut("sel", [(254, 310), (257, 291), (267, 291), (270, 310)])
    p.gouge("encre", 260, 308, 14, 92, 2.4)
    p.gouge("encre", 266, 308, 14, 88, 2.4)
    for i in range(14):
        p.gouge("lagune", p.r.choice((p.r.uniform(0, 170), p.r.uniform(300, 460))), p.r.uniform(292, 352), 18, -76 + p.r.uniform(-12, 12), 2.4)
    p.boat(206, 176, 54, "encre", "ocre", mast="encre", sail="tuile")
    p.water("canal", 184, 204, count=4, length=(20, 50), breadth=1.6)
    return p, "Un chemin de parc sous les pins, l’étang au fond"


def seaplane():
    p = sky_and_water(287, "rose", "lagune", 256)
    p.disc("ocre", 96, 96, 46)
    p.cut("tuile", [(0, 256), (0, 230), (120, 216), (260, 236), (480, 214), (480, 258)])
    # wings, beams, floats
    p.cut("sel", [(236, 120), (452, 62), (460, 78), (252, 146)])
    p.cut("encre", [(236, 120), (452, 62), (453, 67), (238, 126)])
    for i in range(6):
        p.gouge("encre", 262 + i * 32, 118 - i * 9, 22, 66, 1.6)
    p.cut("encre", [(96, 176), (96, 169), (420, 130), (420, 138)])
    p.cut("encre", [(112, 208), (112, 202), (404, 158), (406, 165)])
    for x in (130, 196, 262, 328, 392):
        p.cut("encre", [(x, 172 - (x - 96) * 0.12), (x + 3, 172 - (x - 96) * 0.12), (x + 9, 204 - (x - 112) * 0.15), (x + 5, 204 - (x - 112) * 0.15)], 0)
    p.cut("sel", [(66, 152), (150, 140), (152, 150), (70, 162)])
    p.cut("sel", [(72, 178), (156, 166), (158, 176), (76, 188)])
    p.rect("encre", 104, 150, 3, 30)
    p.disc("encre", 404, 150, 16, sides=14)
    p.gouge("tuile", 420, 150, 56, -84, 6)
    p.gouge("tuile", 420, 150, 56, 96, 6)
    p.disc("encre", 262, 132, 9, sides=10)
    p.cut("tuile", [(250, 168), (254, 140), (272, 140), (280, 166)])
    for x, y in ((92, 226), (350, 212), (388, 206)):
        p.path("sel", f"M{x} {y}q34-14 62 4l-8 12H{x + 8}z")
        p.cut("encre", [(x + 22, y - 4), (x + 26, y - 34), (x + 30, y - 34), (x + 28, y - 4)], 0)
    for i in range(6):
        p.gouge("sel", 60 + i * 8, 262 + i * 5, 50 + i * 12, -8, 3)
    p.reflection("sel", 100, 60, 262, 66, 10)
    p.reflection("sel", 330, 110, 262, 74, 11)
    p.boat(212, 316, 84, "encre", "ocre")
    p.disc("rose", 246, 290, 7, sides=9)
    p.cut("canal", [(238, 310), (240, 297), (254, 297), (258, 310)])
    p.water("canal", 272, 356, count=9, breadth=2)
    return p, "Hydravion sur ses flotteurs, au-dessus de l’eau ; une barque regarde"


def minibus():
    p = sky_and_water(289, "lagune")
    p.disc("sel", 390, 66, 34)
    for x, y, h in ((24, 262, 132), (448, 262, 116)):
        p.pine(x, y, h, foliage="canal", trunk="encre")
    p.cut("ocre", [(0, 268), (480, 260), (480, 360), (0, 360)], 0)
    p.path("sel", "M52 292V120q0-30 30-30h252q24 0 38 28l28 58q26 8 28 42v74z")
    p.path("encre", "M338 112l18 0q10 4 16 18l22 46h-56z")
    p.path("tuile", "M52 262h376v30H52z")
    # the open side: a table, the agent, somebody who came with a letter
    p.cut("canal", [(92, 274), (92, 108), (314, 106), (314, 272)])
    p.rect("ocre", 112, 122, 54, 40)
    p.gouge("canal", 120, 134, 38, 0, 2)
    p.gouge("canal", 120, 146, 30, 0, 2)
    p.cut("sel", [(248, 162), (248, 126), (298, 124), (298, 161)])
    p.cut("lagune", [(252, 158), (252, 130), (294, 128), (294, 157)])
    p.disc("rose", 142, 178, 16, sides=13)
    p.path("encre", "M126 186q-6-32 18-30q16 2 16 16q-14-2-22 0l-4 16z")
    p.path("tuile", "M112 274v-40q2-36 30-38q22 0 28 22l26 14l-4 12l-34-8v38z")
    p.disc("encre", 268, 180, 16, sides=13)
    p.path("rose", "M254 176q4-12 12-10l-2 24q-10 0-10-14z")
    p.path("ocre", "M300 274v-40q-2-36-30-38q-22 0-28 22l-22 14l4 12l30-8v38z")
    p.cut("sel", [(176, 226), (182, 204), (216, 202), (218, 225)])
    p.gouge("encre", 186, 210, 24, -2, 1.8)
    p.gouge("encre", 184, 217, 26, -2, 1.8)
    p.cut("encre", [(136, 238), (138, 228), (272, 226), (274, 236)])
    p.rect("encre", 198, 236, 8, 38)
    # the step, the wheels, the lamp
    p.cut("encre", [(150, 306), (152, 294), (262, 293), (264, 304)])
    for x in (100, 362):
        p.disc("encre", x, 294, 31, sides=20)
        p.disc("sel", x, 294, 14, sides=14)
        p.disc("encre", x, 294, 5, sides=9)
    p.cut("ocre", [(414, 236), (426, 234), (428, 250), (414, 252)])
    for i in range(6):
        p.gouge("tuile", 14 + i * 82, 334 + i % 2 * 12, 46, -1, 2)
    return p, "Un minibus ouvert sur le côté : à une table, deux personnes devant un courrier"


def reading_room():
    p = sky_and_water(291, "rose")
    p.cut("canal", [(0, 286), (480, 278), (480, 360), (0, 360)], 0)
    # the shelves
    p.cut("encre", [(20, 286), (20, 22), (262, 20), (262, 284)])
    inks = ("tuile", "sel", "ocre", "lagune", "rose")
    for row in range(3):
        x, y = 32, 102 + row * 82
        while x < 236:
            w, h = p.r.choice((12, 15, 18, 22)), p.r.uniform(48, 66)
            if row == 1 and 120 < x < 150:
                x += 34
                continue
            p.rect(inks[p.r.randrange(5)], x, y - h, min(w, 250 - x), h, p.r.choice((-1, 0, 0, 1)))
            x += w + 2
        p.rect("canal", 26, y, 230, 6)
    # discs and films, on the wall
    p.disc("encre", 320, 70, 34, sides=22)
    p.disc("ocre", 320, 70, 13, sides=13)
    p.disc("encre", 320, 70, 4, sides=9)
    p.cut("sel", [(372, 116), (372, 30), (436, 28), (436, 114)])
    p.cut("lagune", [(378, 84), (378, 36), (430, 34), (430, 84)])
    p.cut("canal", [(378, 108), (378, 82), (430, 82), (430, 107)])
    p.disc("ocre", 404, 62, 13)
    # somebody reads in an armchair
    p.path("ocre", "M262 330V210q0-30 30-30h22q26 0 28 34v44h84q22 2 22 26v46z")
    p.gouge("tuile", 276, 206, 110, 88, 4, 3)
    p.disc("sel", 350, 176, 22, sides=15)
    p.path("encre", "M328 176q-2-26 22-28q20 0 24 16q-18-2-28 2q-2 12-10 22q-6-2-8-12z")
    p.path("encre", "M322 272q-6-70 28-72q24 2 32 34l28 14l-6 14l-38-12l4 22z")
    p.path("lagune", "M322 272h84q18 2 20 20l6 52h-20l-10-42h-80z")
    p.cut("tuile", [(404, 346), (408, 334), (442, 338), (444, 348)])
    p.cut("sel", [(388, 262), (380, 220), (412, 228), (440, 212), (448, 252), (416, 268)])
    p.cut("tuile", [(384, 266), (388, 260), (416, 266), (448, 250), (452, 256), (416, 273)])
    p.gouge("encre", 412, 230, 34, 84, 1.8)
    # somebody small listens, sitting on the floor
    p.disc("encre", 112, 246, 20, sides=15)
    p.path("ocre", "M87 246q0-28 25-29t26 29h-6q-2-23-20-23t-19 23z")
    p.rect("ocre", 86, 238, 11, 20)
    p.rect("ocre", 128, 237, 11, 20)
    p.path("sel", "M74 344q0-70 38-74q40 2 40 74z")
    p.gouge("tuile", 92, 300, 42, 96, 3)
    p.gouge("tuile", 134, 300, 42, 84, 3)
    for i in range(5):
        p.gouge("lagune", 10 + i * 98, 338 + i % 2 * 12, 56, -1, 2)
    return p, "Une salle de lecture : des rayons, quelqu’un lit dans un fauteuil, un enfant écoute au casque"


def visitor():
    p = sky_and_water(293, "ocre", "canal")
    p.disc("sel", 432, 70, 36)
    p.open_street()
    for x, w, t, wall, roof in ((0, 62, 152, "sel", "tuile"), (64, 50, 170, "tuile", "encre"), (116, 60, 146, "rose", "tuile"), (342, 58, 160, "rose", "tuile"), (402, 50, 144, "tuile", "encre"), (454, 60, 166, "sel", "tuile")):
        p.facade(x, w - 2, t, 240, wall, "canal", roof, 3, 2)
    p.close_street()
    p.cut("encre", [(0, 250), (0, 238), (480, 238), (480, 250)])
    for x, w, ink in ((4, 54, "sel"), (66, 44, "tuile"), (344, 52, "rose"), (404, 44, "tuile")):
        p.reflection(ink, x, w, 250, 62, 10)
    p.boat(18, 330, 96, "encre", "ocre", mast="encre")
    p.boat(392, 316, 80, "sel", "tuile", mast="sel")
    p.water("lagune", 268, 356, count=7, breadth=2)
    # the map, unfolded
    p.cut("sel", [(112, 232), (106, 66), (176, 84), (242, 62), (308, 82), (376, 58), (378, 224), (310, 246), (242, 226), (176, 248)])
    p.path("lagune", "M107 96q34 20 68 14q40-10 66 18q34 30 70 14q30-14 66-2v36q-40-8-66 8q-40 20-74-12q-26-22-60-8q-36 14-69-4z")
    p.cut("ocre", [(216, 134), (226, 118), (262, 130), (258, 148), (236, 150)])
    p.gouge("encre", 238, 154, 22, -106, 2.4)
    p.gouge("encre", 240, 96, 28, 86, 2.4)
    for x, y, angle in ((130, 196, -16), (148, 190, -20), (166, 183, -24), (183, 174, -30), (199, 163, -36), (213, 152, -40), (270, 140, 10), (286, 142, -6)):
        p.gouge("tuile", x, y, 11, angle, 3)
    p.path("tuile", "M318 128q-18-22-18-34q2-16 18-16t18 16q0 12-18 34z")
    p.disc("sel", 318, 94, 6, sides=10)
    for x, y, h in ((176, 84, 164), (242, 62, 164), (309, 82, 164)):
        p.gouge("encre", x, y, h, 90, 1)
    # somebody seen from behind holds it
    p.path("tuile", "M124 214q-16-6-20 8q2 14 24 22l56 34l20-26z")
    p.path("tuile", "M360 208q16-6 20 8q-2 14-24 22l-60 40l-16-26z")
    p.disc("rose", 116, 218, 12, sides=11)
    p.disc("rose", 370, 212, 12, sides=11)
    p.path("tuile", "M176 360q0-98 66-106q66 6 68 106z")
    p.disc("rose", 242, 240, 26, sides=15)
    p.path("encre", "M214 236q0-34 28-34t28 34q0 18-10 26h-36q-10-10-10-26z")
    p.cut("ocre", [(192, 232), (198, 220), (221, 216), (227, 188), (257, 188), (263, 216), (286, 220), (292, 232)])
    p.cut("encre", [(220, 219), (222, 209), (262, 209), (264, 219)])
    p.cut("encre", [(212, 356), (216, 288), (268, 288), (272, 356)])
    p.gouge("ocre", 220, 312, 44, 0, 2.4)
    return p, "Quelqu’un, de dos, a déplié un plan devant le port"
