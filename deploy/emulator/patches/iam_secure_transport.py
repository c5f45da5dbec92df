"""AWS: a condition on aws:SecureTransport holds by the connection. moto knows no Bool condition and takes it for fulfilled, so a TLS-only bucket denies all.

Not covered: plain HTTP. Every request counts as made over TLS, since the emulator listens on the loopback interface alone and speaks nothing else.
"""

from moto.iam.access_control import IAMPolicyStatement, PermissionResult


def _asks_for_plain_http(statement: dict) -> bool:
    wanted = statement.get("Condition", {}).get("Bool", {}).get("aws:SecureTransport")
    return str(wanted).lower() == "false"


def apply() -> None:
    original = IAMPolicyStatement.is_action_permitted

    def is_action_permitted(self, *arguments, **named):
        if _asks_for_plain_http(self._statement):
            return PermissionResult.NEUTRAL
        return original(self, *arguments, **named)

    IAMPolicyStatement.is_action_permitted = is_action_permitted
