"""The scenes: raised bridge (404), harbour (home), quay (footer)."""

from engraver import Plate
from plates import sky_and_water


def raised_bridge():
    """404: the bridge is up, nobody passes."""
    p = sky_and_water(404, "rose", "canal", 262)
    p.disc("sel", 236, 120, 66)
    for x in (96, 346):
        p.cut("encre", [(x - 2, 300), (x + 2, 216), (x + 36, 216), (x + 40, 300)])
        p.rect("ocre", x + 8, 224, 22, 9)
    p.cut("tuile", [(112, 222), (126, 214), (176, 44), (164, 38), (152, 44)])
    p.cut("tuile", [(368, 222), (354, 214), (304, 44), (316, 38), (328, 44)])
    for i in range(7):
        p.gouge("sel", 128 + i * 6.2, 196 - i * 22, 17, -72, 2.2)
        p.gouge("sel", 352 - i * 6.2, 196 - i * 22, 17, -108, 2.2)
    p.cut("encre", [(0, 238), (0, 224), (100, 220), (100, 234)]); p.cut("encre", [(480, 238), (480, 224), (382, 220), (382, 234)])
    # someone waits with a bicycle
    p.disc("encre", 46, 168, 9, sides=12)
    p.cut("canal", [(36, 206), (38, 180), (54, 180), (58, 206)])
    p.cut("encre", [(38, 204), (46, 204), (44, 226), (38, 226)]); p.cut("encre", [(48, 204), (56, 204), (57, 226), (51, 226)])
    p.cut("encre", [(54, 184), (76, 194), (75, 198), (52, 190)])
    for x in (70, 98):
        p.disc("encre", x, 210, 14, sides=18); p.disc("rose", x, 210, 11, sides=18)
    p.cut("encre", [(69, 211), (78, 192), (94, 192), (98, 210), (95, 210), (92, 195), (80, 195), (72, 212)])
    p.boat(196, 292, 92, "sel", "tuile", mast="sel")
    p.reflection("sel", 178, 116, 296, 54, 10); p.reflection("tuile", 130, 60, 266, 70, 10); p.reflection("tuile", 300, 60, 266, 70, 10)
    p.water("lagune", 282, 358, count=9, breadth=2)
    return p, "Pont levant ouvert : quelqu’un attend avec son vélo"


def harbour():
    """The great scene of the home page: the town above the waterline, its reflection below."""
    L, H, Y = 1200, 760, 430
    p = Plate(L, H, seed=1581)
    p.disc("ocre", 884, 150, 92, sides=30, play=.012)
    # horizon: the refinery, its foot behind the drawbridge
    for x, w, t in ((330, 10, 286), (346, 14, 262), (366, 9, 296), (380, 12, 276), (400, 8, 304)):
        p.cut("tuile", [(x, 402), (x, t), (x + w, t - 2), (x + w, 402)])
    p.gouge("sel", 352, 256, 96, -16, 11, -6)
    # bell tower of the Madeleine
    p.cut("lagune", [(742, Y), (742, 208), (752, 196), (752, 162), (766, 140), (774, 84), (782, 140), (796, 162), (796, 196), (806, 208), (806, Y)])
    p.cut("encre", [(778, Y), (776, 90), (782, 140), (796, 162), (796, 196), (806, 208), (806, Y)])
    p.path("ocre", "M758 190v-20q7-12 14 0v20z"); p.path("ocre", "M758 252v-24q7-12 14 0v24z")
    # drawbridge
    p.cut("encre", [(286, 404), (470, 392), (470, 406), (286, 418)])
    for x in (300, 452):
        p.cut("encre", [(x - 2, 452), (x + 2, 380), (x + 30, 380), (x + 32, 452)])
    p.cut("encre", [(322, 392), (332, 386), (372, 282), (362, 278), (354, 282)]); p.cut("encre", [(462, 388), (452, 384), (414, 280), (424, 276), (432, 280)])
    for i in range(5):
        p.gouge("ocre", 336 + i * 6, 370 - i * 17, 13, -68, 2); p.gouge("ocre", 450 - i * 6, 368 - i * 17, 13, -112, 2)
    # façades
    x = 498
    row = ((74, 262, "ocre", "canal", "tuile", None, 3, 2), (60, 236, "rose", "lagune", "tuile", None, 3, 2), (72, 272, "tuile", "sel", "encre", None, 3, 2), (96, 224, "sel", "canal", "tuile", "gendarme", 3, 2),
            (66, 256, "ocre", "tuile", "encre", None, 3, 2), (74, 232, "lagune", "sel", "tuile", None, 3, 2), (82, 268, "rose", "canal", "tuile", None, 3, 2), (92, 246, "tuile", "sel", "encre", "pointe", 3, 3), (96, 276, "ocre", "canal", "tuile", None, 2, 2))
    walls = []
    p.open_street()
    for w, t, wall, shutter, roof, pig, et, tr in row:
        p.facade(x, w - 2, t, Y - 10, wall, shutter, roof, et, tr, pig)
        walls.append((x, w, wall, Y - t))
        x += w
    p.close_street()
    p.cut("encre", [(488, Y + 4), (488, Y - 12), (1200, Y - 16), (1200, Y + 4)])
    p.gouge("sel", 492, Y - 6, 708, -.2, 1.8)
    # under the line: the reflection
    above = len(p.shapes)
    p.reflection("ocre", 800, 168, Y + 150, 150, 15, .9)
    for x, w, wall, h in walls:
        p.reflection(wall, x + 4, w - 10, Y + 6, h * 1.06, 13, .75)
    p.reflection("encre", 746, 56, Y + 130, 150, 14)
    for x in (298, 450):
        p.reflection("encre", x, 36, Y + 24, 100, 11)
    p.moving = slice(above, len(p.shapes))
    p.boat(420, 520, 150, "encre", "ocre", mast="encre")
    p.boat(648, 500, 118, "sel", "tuile", mast="sel")
    p.boat(900, 548, 190, "encre", "tuile", mast="encre", sail="sel")
    p.reflection("sel", 930, 120, 566, 90, 12)
    p.water("lagune", Y + 30, H - 20, 230, 1180, count=26, length=(40, 120), breadth=2.6)
    return p, None



def quay():
    """The quay of the footer: repeats without end, waterline at 86/140."""
    p = Plate(960, 140, seed=29)
    x, walls = 0, []
    p.open_street()
    for w, t, wall, shutter, roof, pig in ((64, 40, "ocre", "canal", "tuile", None), (52, 28, "rose", "lagune", "tuile", None), (62, 44, "tuile", "sel", "encre", None), (72, 22, "sel", "canal", "tuile", "gendarme"), (56, 38, "lagune", "sel", "tuile", None),
                                      (64, 46, "ocre", "tuile", "encre", None), (58, 30, "rose", "canal", "tuile", "pointe"), (70, 42, "tuile", "sel", "encre", None), (54, 34, "sel", "lagune", "tuile", None), (68, 44, "ocre", "canal", "tuile", None),
                                      (60, 26, "tuile", "sel", "encre", None), (64, 40, "rose", "canal", "tuile", None), (76, 24, "lagune", "sel", "tuile", "gendarme"), (66, 44, "ocre", "canal", "tuile", None), (74, 34, "tuile", "sel", "encre", None)):
        p.facade(x, w, t, 80, wall, shutter, roof, 2, 2, pig)
        walls.append((x, w, wall))
        x += w
    p.close_street()
    p.cut("encre", [(0, 79), (960, 79), (960, 87), (0, 87)], 0)
    for x, w, wall in walls:
        p.reflection(wall if wall != "canal" else "sel", x + 5, w - 12, 88, 46, 9, .8)
    return p, None
