"""AWS: SetQueueAttributes changes what it is given. moto also erases the queue's policy whenever the call does not mention it."""

from moto.sqs.models import Queue


def apply() -> None:
    original = Queue._set_attributes

    def _set_attributes(self, attributes, now=None):
        kept = getattr(self, "policy", None)
        original(self, attributes, now)
        if "Policy" not in attributes:
            self.policy = kept

    Queue._set_attributes = _set_attributes
