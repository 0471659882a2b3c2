"""Draw the whole family again: `python docs/drawings/draw.py`. Same tools, same seeds, same cut every time."""

from pathlib import Path

import quarters
import scenes
import subjects_of_every_day as every_day
import subjects_of_life as life
import subjects_of_stone as stone
import subjects_of_the_water as water
import themes_of_the_people as people
import themes_of_the_town as town
from town_map import town_map

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "savoirs" / "static" / "img"
MAP = ROOT / "templates" / "components" / "map.html"

FAMILY = {
    "themes/patrimoine-bati": town.built_heritage,
    "themes/archeologie": town.archaeology,
    "themes/canaux-et-ponts": town.canals_and_bridges,
    "themes/peche": town.fishing,
    "themes/gastronomie": town.food,
    "themes/metiers": town.trades,
    "themes/industrie": town.industry,
    "themes/fetes-et-traditions": people.feasts,
    "themes/cinema-et-spectacle": people.cinema,
    "themes/langue-provencale": people.language,
    "themes/guerre-et-memoire": people.war,
    "themes/nature": people.nature,
    "themes/sports": people.sports,
    "themes/vivre-ensemble": people.living_together,
    "quarters/l-ile": quarters.l_ile,
    "quarters/jonquieres": quarters.jonquieres,
    "quarters/ferrieres": quarters.ferrieres,
    "quarters/caronte-lavera": quarters.caronte_lavera,
    "quarters/la-couronne-carro": quarters.la_couronne_carro,
    "quarters/saint-pierre-saint-julien": quarters.saint_pierre,
    "quarters/rives-nord": quarters.rives_nord,
    "quarters/autres-quartiers": quarters.autres_quartiers,
    "subjects/autoroute": water.motorway_viaduct,
    "subjects/viaduc": water.rail_viaduct,
    "subjects/pont-tournant": water.swing_bridge,
    "subjects/ponts": water.many_bridges,
    "subjects/canal": water.canal,
    "subjects/tunnel": water.tunnel,
    "subjects/navette": water.shuttle_boat,
    "subjects/miroir": water.mirror,
    "subjects/voiles": water.lateen_boats,
    "subjects/thon": water.tuna,
    "subjects/bourdigues": water.fish_weirs,
    "subjects/phare": stone.lighthouse,
    "subjects/fort": stone.sea_fort,
    "subjects/chapelle": stone.chapel,
    "subjects/eglise": stone.church,
    "subjects/mairie": stone.town_hall,
    "subjects/carriere": stone.quarry,
    "subjects/sel": stone.salt,
    "subjects/centrale": stone.power_station,
    "subjects/savon": stone.soap,
    "subjects/village": stone.gaulish_village,
    "subjects/tresor": stone.treasure,
    "subjects/livres": life.books,
    "subjects/peinture": life.painting,
    "subjects/scene": life.stage,
    "subjects/masque": life.mask,
    "subjects/joutes": life.jousts,
    "subjects/sardines": life.sardines,
    "subjects/instruments": life.instruments,
    "subjects/charte": life.charter,
    "subjects/micro": every_day.voice,
    "subjects/a-deux": every_day.two_at_a_table,
    "subjects/ecole": every_day.school,
    "subjects/bus": every_day.bus,
    "subjects/minibus": every_day.minibus,
    "subjects/lecture": every_day.reading_room,
    "subjects/visite": every_day.visitor,
    "subjects/parc": every_day.park,
    "subjects/hydravion": every_day.seaplane,
    "pont-leve": scenes.raised_bridge,
    "port": scenes.harbour,
    "quai": scenes.quay,
}

if __name__ == "__main__":
    for name, draw in FAMILY.items():
        plate, title = draw()
        (IMAGES / f"{name}.svg").write_text(plate.svg(title), encoding="utf-8")
    MAP.write_text(town_map(), encoding="utf-8")
