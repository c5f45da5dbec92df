"""AWS: a queue keeps the attribute RedriveAllowPolicy and returns it. moto drops it silently and rejects it when asked for."""

from moto.sqs.models import Queue


def apply() -> None:
    Queue.BASE_ATTRIBUTES = [*Queue.BASE_ATTRIBUTES, "RedriveAllowPolicy"]
    Queue.redrive_allow_policy = None
    original = Queue.attributes.fget

    def attributes(self):
        return {name: value for name, value in original(self).items() if name != "RedriveAllowPolicy" or value}

    Queue.attributes = property(attributes)
