"""Who may edit a page of knowledge: beyond Wagtail's rules, the members of its owner service."""

from wagtail.models import PagePermissionTester

from savoirs.accounts.membership import services_of


class ServicePagePermissionTester(PagePermissionTester):
    """The members of the owner service edit the page as if each had written it."""

    def can_edit(self) -> bool:
        return super().can_edit() or self._works_for_owner()

    def _works_for_owner(self) -> bool:
        owner = self.page.owner_service_id
        return owner is not None and services_of(self.user).filter(pk=owner).exists()
