"""Publish the format of edition.json as JSON Schema, derived from the types that every edition is made of."""

from inspect import cleandoc

import msgspec

from wirebrief.edition.types import EDITION_VERSION, Edition

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = f"urn:wirebrief:edition:{EDITION_VERSION}"


def edition_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of edition.json, every type described.

    It holds what a schema can say. That a passage is its slice of its article, only the article can tell.
    """
    schema = msgspec.json.schema(Edition)
    for definition in schema["$defs"].values():
        definition["description"] = cleandoc(definition.get("description", "")).replace("None", "null")
    return {"$schema": DIALECT, "$id": SCHEMA_ID, "title": "Wirebrief edition", **schema}
