"""Who works for which service. Membership is being in the group of the service."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from .models import Service, User

Someone = AbstractBaseUser | AnonymousUser


def services_of(user: Someone) -> QuerySet[Service]:
    """The services that ``user`` works for; none for a visitor."""
    return Service.objects.filter(contributors__user=user.pk) if user.is_active else Service.objects.none()


def members_of(service: Service | None) -> QuerySet[User]:
    """The active members of ``service``."""
    if service is None or service.contributors_id is None:
        return User.objects.none()
    return User.objects.filter(groups=service.contributors_id, is_active=True)


def validators() -> QuerySet[User]:
    """The active members of the services that validate heritage."""
    return User.objects.filter(groups__service__validates_heritage=True, is_active=True).distinct()


def readers_for(service: Service | None) -> QuerySet[User]:
    """Who reads what is given to ``service``: its members or, when nobody can sign in, the validators."""
    members = members_of(service)
    return members if members.exists() else validators()


def is_validator(user: Someone) -> bool:
    return services_of(user).filter(validates_heritage=True).exists()


def services_without_members() -> QuerySet[Service]:
    """Services where nobody can sign in: what waits for them goes to the validators."""
    return Service.objects.exclude(contributors__user__is_active=True)
