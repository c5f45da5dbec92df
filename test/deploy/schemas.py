"""Strict JSON schemas for kubeconform: of a Kubernetes version's own kinds, and of the operators' kinds that the chart uses."""

import json
import pathlib

from custom_resources import DEFINITIONS


def strict(schema):
    """A Swagger schema as strict JSON Schema: no unknown fields, and numbers where Kubernetes takes a number or a string."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {name: strict(part) for name, part in schema.items()}
    if result.get("format") == "int-or-string":
        result["type"] = ["integer", "string"]
    if isinstance(result.get("properties"), dict) and "type" in result and "additionalProperties" not in result:
        result["additionalProperties"] = False
    return result


def file_name(group: str, version: str, kind: str) -> str:
    """As kubeconform's template `{{.ResourceKind}}{{.KindSuffix}}` spells it."""
    prefix = f"{group.split('.')[0]}-" if group else ""
    return f"{kind.lower()}-{prefix}{version}.json"


def write_schemas(swagger: pathlib.Path, folder: pathlib.Path) -> str:
    """Writes a file per kind; returns the location to give to kubeconform."""
    definitions = strict(json.loads(swagger.read_text())["definitions"])
    shared = folder / "definitions.json"
    # Quantities are spelt as text or as numbers, which the published schema leaves out.
    definitions["io.k8s.apimachinery.pkg.api.resource.Quantity"]["type"] = ["string", "number"]
    text = json.dumps(definitions).replace("#/definitions/", f"file://{shared}#/")
    shared.write_text(text)
    for definition in json.loads(text).values():
        for kind in definition.get("x-kubernetes-group-version-kind", []):
            (folder / file_name(kind["group"], kind["version"], kind["kind"])).write_text(json.dumps(definition))
    for custom in DEFINITIONS:
        spec = custom["spec"]
        served = spec["versions"][0]
        schema = strict(served["schema"]["openAPIV3Schema"])
        schema["properties"] |= {"apiVersion": {"type": "string"}, "kind": {"type": "string"}, "metadata": {"type": "object"}}
        (folder / file_name(spec["group"], served["name"], spec["names"]["kind"])).write_text(json.dumps(schema))
    return f"{folder}/{{{{.ResourceKind}}}}{{{{.KindSuffix}}}}.json"
