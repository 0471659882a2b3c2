from .agreement import Agreement, AgreementText
from .governed import Governed
from .person import Participation, Person

__all__ = ["Agreement", "AgreementText", "Governed", "Participation", "Person"]
