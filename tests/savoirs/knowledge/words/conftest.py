"""Who keeps the words of the place."""

import pytest
from django.test import Client

from tests.factories import make_service, make_site, make_user


@pytest.fixture
def keeper(client: Client) -> Client:
    make_site()
    make_service("musee-ziem", validates_heritage=True)
    client.force_login(make_user("ziem", service="musee-ziem"))
    return client
