"""Read a packaged CloudFormation template: its intrinsics resolved against names that resources were given."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from wirebrief.errors import SettingsError

PSEUDO: Final = frozenset({"AWS::AccountId", "AWS::Region", "AWS::Partition", "AWS::StackName", "AWS::URLSuffix"})
_SUBSTITUTION: Final = re.compile(r"\$\{([^!}][^}]*)\}")

# Gives the value of `Ref` (no attribute) or `Fn::GetAtt` for a logical id.
Lookup = Callable[[str, str | None], str]


class Template:
    """The resources of one template, as `document` declares them, with values from `lookup`."""

    def __init__(self, document: Mapping[str, Any], pseudo: Mapping[str, str], lookup: Lookup) -> None:
        self._document = document
        self._pseudo = pseudo
        self._lookup = lookup
        self._intrinsics: Mapping[str, Callable[[Any], Any]] = {
            "Ref": self._ref,
            "Fn::GetAtt": self._get_att,
            "Fn::Sub": self._sub,
            "Fn::Join": self._join,
            "Fn::Equals": self._equals,
            "Fn::Not": self._not,
            "Fn::If": self._if,
        }

    def resources(self, kind: str | None = None) -> dict[str, str]:
        """Return the types of the resources that are made, by logical id; those of one type where it is given."""
        return {
            name: str(resource["Type"])
            for name, resource in self._document["Resources"].items()
            if kind in (None, resource["Type"]) and self._is_made(resource)
        }

    def properties(self, name: str) -> dict[str, Any]:
        """Return the resolved properties of a resource. Raises: SettingsError where it refers to nothing."""
        resolved: dict[str, Any] = self.resolve(self._document["Resources"][name].get("Properties", {}))
        return resolved

    def outputs(self) -> dict[str, str]:
        """Return the stack's resolved outputs by name. Raises: SettingsError."""
        return {name: self.resolve(output["Value"]) for name, output in self._document["Outputs"].items()}

    def resolve(self, value: Any) -> Any:
        """Return the value with every intrinsic in it replaced. Raises: SettingsError."""
        if isinstance(value, list):
            return [self.resolve(each) for each in value]
        if not isinstance(value, dict):
            return value
        if len(value) == 1 and (intrinsic := self._intrinsics.get(next(iter(value)))):
            return intrinsic(next(iter(value.values())))
        return {name: self.resolve(each) for name, each in value.items()}

    def _is_made(self, resource: Mapping[str, Any]) -> bool:
        condition = resource.get("Condition")
        return condition is None or bool(self.resolve(self._document["Conditions"][condition]))

    def _ref(self, name: str) -> str:
        if name in PSEUDO:
            return self._pseudo[name]
        self._check(name)
        return self._lookup(name, None)

    def _get_att(self, path: str | list[str]) -> str:
        name, attribute = path.split(".", 1) if isinstance(path, str) else path
        self._check(name)
        return self._lookup(name, attribute)

    def _sub(self, text: str) -> str:
        return _SUBSTITUTION.sub(lambda found: self._named(found.group(1)), text)

    def _named(self, name: str) -> str:
        return self._get_att(name) if "." in name else self._ref(name)

    def _join(self, parts: list[Any]) -> str:
        return str(parts[0]).join(map(str, self.resolve(parts[1])))

    def _equals(self, sides: list[Any]) -> bool:
        return bool(self.resolve(sides[0]) == self.resolve(sides[1]))

    def _not(self, conditions: list[Any]) -> bool:
        return not self.resolve(conditions[0])

    def _if(self, choice: list[Any]) -> Any:
        condition, then, otherwise = choice
        return self.resolve(then if self.resolve(self._document["Conditions"][condition]) else otherwise)

    def _check(self, name: str) -> None:
        if name not in self._document["Resources"]:
            raise SettingsError(f"the template refers to {name}, which it does not define; see infra/")
