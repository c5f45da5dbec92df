"""Definitions of the operators' kinds that the chart uses, with exactly the fields it uses and their documented types.

They are ours, not the operators': a misspelt or mistyped field of the chart is rejected by the API server; behaviour is not tested by them.
"""

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
TEXTS = {"type": "object", "additionalProperties": TEXT}


def fields(**properties: dict) -> dict:
    return {"type": "object", "properties": properties}


def each(schema: dict) -> dict:
    return {"type": "array", "items": schema}


def definition(kind: str, group: str, version: str, spec: dict) -> dict:
    plural = kind.lower() + "s"
    schema = {"type": "object", "required": ["spec"], "properties": {"spec": spec}}
    served = {"name": version, "served": True, "storage": True, "schema": {"openAPIV3Schema": schema}}
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{plural}.{group}"},
        "spec": {
            "group": group,
            "scope": "Namespaced",
            "names": {"kind": kind, "plural": plural, "singular": kind.lower(), "listKind": kind + "List"},
            "versions": [served],
        },
    }


DEFINITIONS = [
    definition(
        "ScaledObject",
        "keda.sh",
        "v1alpha1",
        fields(
            scaleTargetRef=fields(name=TEXT),
            minReplicaCount=NUMBER,
            maxReplicaCount=NUMBER,
            cooldownPeriod=NUMBER,
            pollingInterval=NUMBER,
            triggers=each(fields(type=TEXT, authenticationRef=fields(name=TEXT), metadata=TEXTS)),
        ),
    ),
    definition(
        "TriggerAuthentication", "keda.sh", "v1alpha1", fields(podIdentity=fields(provider=TEXT, identityOwner=TEXT))
    ),
    definition(
        "Function",
        "openfaas.com",
        "v1",
        fields(
            name=TEXT,
            image=TEXT,
            environment=TEXTS,
            labels=TEXTS,
            annotations=TEXTS,
            readOnlyRootFilesystem={"type": "boolean"},
            requests=fields(cpu=TEXT, memory=TEXT),
            limits=fields(cpu=TEXT, memory=TEXT),
        ),
    ),
    definition(
        "PodMonitor",
        "monitoring.coreos.com",
        "v1",
        fields(
            selector=fields(matchLabels=TEXTS),
            podMetricsEndpoints=each(fields(port=TEXT, path=TEXT, interval=TEXT)),
            podTargetLabels=each(TEXT),
        ),
    ),
    definition(
        "PrometheusRule",
        "monitoring.coreos.com",
        "v1",
        fields(
            groups=each(
                fields(
                    name=TEXT,
                    interval=TEXT,
                    rules=each(fields(record=TEXT, alert=TEXT, expr=TEXT, labels=TEXTS, annotations=TEXTS, **{"for": TEXT})),
                )
            )
        ),
    ),
]
