"""Who may edit a page of knowledge: beyond Wagtail's rules, the members of its owner service."""

from wagtail.models import PagePermissionTester

from savoirs.accounts.membership import services_of
from savoirs.rights.gate import is_taken_back


class ServicePagePermissionTester(PagePermissionTester):
    """The members of the owner service edit the page as if each had written it."""

    def can_edit(self) -> bool:
        return super().can_edit() or self._works_for_owner()

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Without the page, nothing would say that its files were taken back: another page would show them."""
        return super().can_delete(ignore_bulk) and not is_taken_back(self.page)

    def _works_for_owner(self) -> bool:
        owner = self.page.owner_service_id
        return owner is not None and services_of(self.user).filter(pk=owner).exists()
