"""The drawn map of the centre."""

from engraver import INKS, Plate


def town_map():
    """The centre, north up, without scale: each quarter is a link. Written as a template of the site."""
    p = Plate(480, 600, seed=1581)

    def layers():
        """Give back the shapes laid since the last call."""
        body = "".join(f'<path class="k-{e}" fill="{INKS[e]}" d="{"".join(ds)}"/>' for e, ds in p.shapes)
        p.shapes = []
        return body

    # the water
    p.cut("canal", [(0, 0), (480, 0), (480, 600), (0, 600)], 0)
    p.water("lagune", 10, 590, 300, 470, count=26, length=(20, 60), breadth=2)
    p.water("lagune", 236, 372, -10, 120, count=7, length=(24, 60), breadth=2)
    water = layers()

    def land(ink, pts):
        p.cut("encre", [(x, y + 7) for x, y in pts], 0)
        p.cut(ink, pts)

    # Ferrières
    land("lagune", [(-4, -4), (318, -4), (342, 52), (326, 108), (352, 158), (334, 206), (252, 222), (192, 210), (140, 226), (70, 220), (-4, 236)])
    p.cut("encre", [(232, 128), (232, 76), (238, 70), (248, 22), (258, 70), (264, 76), (264, 128)]); p.cut("rose", [(236, 126), (236, 78), (242, 72), (248, 40), (248, 126)])
    p.open_street()
    p.facade(178, 26, 150, 204, "ocre", "canal", bays=1, floors=2); p.facade(206, 30, 140, 206, "sel", "canal", bays=1, floors=2); p.facade(240, 30, 146, 212, "tuile", "sel", roof="encre", bays=1, floors=2); p.facade(272, 32, 154, 210, "rose", "canal", bays=1, floors=2)
    p.facade(120, 50, 92, 130, "sel", "canal", roof="tuile", bays=3, floors=1, door=False)
    p.close_street()
    p.pine(40, 92, 58, "canal", "encre", w=56, light=None); p.pine(300, 74, 46, "canal", "encre", w=44, light=None); p.pine(86, 58, 44, "canal", "encre", w=42, light=None)
    ferrieres = layers()
    # L'Île, split by the canal Saint-Sébastien
    land("ocre", [(108, 308), (140, 268), (214, 262), (226, 288), (216, 318), (224, 356), (154, 354), (120, 338)])
    land("ocre", [(252, 264), (334, 258), (382, 290), (372, 330), (330, 352), (256, 360), (246, 322), (254, 292)])
    p.cut("encre", [(282, 330), (282, 262), (288, 254), (294, 222), (300, 254), (306, 262), (306, 330)]); p.cut("sel", [(284, 328), (284, 264), (290, 256), (294, 236), (294, 328)])
    p.open_street()
    p.facade(128, 26, 296, 346, "tuile", "sel", roof="encre", bays=1, floors=2); p.facade(154, 34, 282, 350, "sel", "canal", gable="gendarme", bays=1, floors=2); p.facade(189, 26, 288, 344, "lagune", "sel", bays=1, floors=2)
    p.facade(308, 28, 290, 342, "rose", "canal", bays=1, floors=2); p.facade(338, 26, 298, 338, "tuile", "sel", roof="encre", bays=1, floors=2); p.facade(256, 24, 300, 348, "sel", "canal", bays=1, floors=2)
    p.close_street()
    island = layers()
    # Jonquières
    land("tuile", [(-4, 392), (60, 380), (136, 398), (226, 408), (322, 400), (392, 376), (424, 420), (402, 474), (436, 540), (424, 604), (-4, 604)])
    p.cut("encre", [(196, 486), (196, 432), (204, 412), (212, 432), (212, 486)])
    p.cut("sel", [(214, 488), (214, 450), (244, 428), (274, 450), (274, 488)]); p.cut("encre", [(209, 453), (244, 424), (279, 453), (274, 456), (244, 434), (214, 456)]); p.rect("encre", 236, 464, 16, 24)
    p.open_street()
    p.facade(92, 28, 426, 482, "ocre", "canal", bays=1, floors=2); p.facade(122, 32, 434, 486, "sel", "lagune", bays=1, floors=2); p.facade(156, 28, 428, 486, "rose", "canal", bays=1, floors=2); p.facade(284, 30, 432, 484, "rose", "canal", bays=1, floors=2); p.facade(316, 28, 424, 476, "ocre", "canal", bays=1, floors=2)
    p.close_street()
    p.pine(372, 470, 56, "canal", "encre", w=54, light=None); p.pine(44, 478, 64, "canal", "encre", w=60, light=None); p.pine(388, 588, 52, "canal", "encre", w=50, light=None)
    jonquieres = layers()
    # bridges: blue bridges (north), drawbridge (south-east), footbridge, viaduct (west)
    for x in (176, 318):
        p.cut("encre", [(x - 9, 200), (x + 9, 200), (x + 9, 276), (x - 9, 276)]); p.cut("sel", [(x - 6, 198), (x + 6, 198), (x + 6, 274), (x - 6, 274)], 0)
        for k in range(5):
            p.gouge("encre", x - 6, 214 + k * 13, 12, 0, 2)
    p.cut("encre", [(214, 312), (256, 312), (256, 324), (214, 324)]); p.rect("sel", 214, 310, 42, 8)
    p.cut("encre", [(338, 346), (350, 340), (366, 354), (354, 362)]); p.cut("encre", [(386, 392), (398, 384), (386, 370), (374, 378)])
    p.cut("sel", [(344, 346), (350, 342), (377, 310), (370, 306)]); p.cut("sel", [(386, 384), (394, 380), (421, 350), (414, 345)])
    p.cut("encre", [(74, 220), (90, 220), (98, 394), (80, 394)]); p.cut("sel", [(70, 210), (84, 210), (92, 388), (76, 388)], 0)
    for k in range(7):
        p.gouge("encre", 73 + k, 232 + k * 22, 12, 0, 2)
    p.boat(168, 390, 60, "encre", "ocre", mast="encre"); p.boat(404, 150, 58, "sel", "tuile", mast="sel", sail="ocre"); p.boat(226, 288, 24, "sel", None); p.boat(408, 250, 50, "sel", "tuile", mast="sel")
    bridges = layers()

    def label(x, y, w, text, size=29, h=42):
        return f'<path class="k-encre" fill="#13232b" d="M{x+4} {y+5}h{w}v{h}h{-w}z"/><path class="k-sel" fill="#fbf5e6" d="M{x} {y+1}l{w} -2v{h}l{-w} 2z"/><text class="carte__nom" x="{x+w/2:g}" y="{y+h*.72:g}" font-size="{size}" text-anchor="middle" fill="#13232b">{{% translate "{text}" %}}</text>'

    def water_name(x, y, text, angle=0, size=19, anchor="start"):
        t = f' transform="rotate({angle} {x} {y})"' if angle else ""
        return f'<text class="carte__eau" x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="#fbf5e6"{t}>{{% translate "{text}" %}}</text>'

    def link(slug, title, body):
        address = f'{{% if in_page %}}#{slug}{{% else %}}{{% url "quarter" "{slug}" %}}{{% endif %}}'
        return f'<a href="{address}" class="carte__lien" aria-label="{{% translate "{title}" %}}">{body}</a>'

    names = water_name(186, 250, "Baussengue", -3, 20) + water_name(252, 392, "Galliffet", -2, 20) + water_name(470, 30, "étang", 0, 22, "end") + water_name(470, 54, "de Berre", 0, 22, "end") + water_name(10, 292, "Caronte", 0, 17) + water_name(10, 270, "vers", 0, 17)
    return ('{% load i18n %}<svg xmlns="http://www.w3.org/2000/svg" class="carte" viewBox="0 0 480 600" font-family="sans-serif" role="group" aria-labelledby="carte-titre"><title id="carte-titre">{% translate "Carte dessinée des trois quartiers du centre" %}</title>'
            + water + link("ferrieres", "Ferrières, au nord", ferrieres + label(12, 152, 158, "Ferrières"))
            + link("l-ile", "L’Île, entre les canaux", island)
            + link("jonquieres", "Jonquières, au sud", jonquieres + label(108, 506, 176, "Jonquières"))
            + bridges + f'<g aria-hidden="true" pointer-events="none">{label(194, 326, 92, "L’Île")}{names}</g></svg>\n')
