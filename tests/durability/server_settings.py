"""The settings of `make run`, with indexes of a name of their own on a server that other tests use too."""

from savoirs.settings.development import *  # noqa: F403
from savoirs.settings.development import env

ELASTICSEARCH_PREFIX = env.str("ELASTICSEARCH_PREFIX")
