"""AWS: ScheduleKeyDeletion takes a key's ARN as well as its id. moto fails with 500 on an ARN."""

from moto.kms.models import KmsBackend


def apply() -> None:
    original = KmsBackend.schedule_key_deletion

    def schedule_key_deletion(self, key_id, pending_window_in_days):
        return original(self, self.any_id_to_key_id(key_id), pending_window_in_days)

    KmsBackend.schedule_key_deletion = schedule_key_deletion
