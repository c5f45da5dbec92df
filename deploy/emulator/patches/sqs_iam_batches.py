"""AWS: IAM judges a batch of SQS by the action of one message, such as sqs:SendMessage. moto asks for sqs:SendMessageBatch, which no policy names."""

from moto.iam.access_control import IAMRequestBase

SINGLE = {f"sqs:{action}Batch": f"sqs:{action}" for action in ("SendMessage", "DeleteMessage", "ChangeMessageVisibility")}


def apply() -> None:
    original = IAMRequestBase.check_action_permitted

    def check_action_permitted(self, resource):
        self._action = SINGLE.get(self._action, self._action)
        return original(self, resource)

    IAMRequestBase.check_action_permitted = check_action_permitted
