"""What plotmill's AWS modules share: absent answers, waiting, tags and the end of a run."""

import time

try:
    import botocore.exceptions

    AWS_ERRORS = (botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError)
except ImportError:  # AnsibleAWSModule reports the missing library in its own words.
    AWS_ERRORS = ()


class NotReady(RuntimeError):
    """A resource did not reach its state in time, or failed on the way."""


def found(call, *codes):
    """The call's answer, or None when AWS says (with one of the error codes) that the thing is not there."""
    try:
        return call()
    except botocore.exceptions.ClientError as error:
        if error.response["Error"]["Code"] in codes:
            return None
        raise


def wait_for(look, done, seconds, interval=15, failed=("CREATE_FAILED", "UPDATE_FAILED", "DELETE_FAILED", "FAILED", "DEGRADED")):
    """Calls `look` until `done(answer)`; raises NotReady on a failed status or when the time is over. Returns the answer."""
    deadline = time.monotonic() + seconds
    while True:
        answer = look()
        if done(answer):
            return answer
        status = (answer or {}).get("status")
        if status in failed:
            raise NotReady(f"ended as {status}: {(answer or {}).get('health')}")
        if time.monotonic() > deadline:
            raise NotReady(f"still {status} after {seconds} s")
        time.sleep(interval)


def tag_difference(current, wanted):
    """Tags to set, and keys to remove. Tags of AWS itself are left alone."""
    to_set = {key: value for key, value in wanted.items() if current.get(key) != value}
    to_remove = [key for key in current if key not in wanted and not key.startswith("aws:")]
    return to_set, to_remove


def run(module, body):
    """Ends the module with what `body` returns, or with AWS's error in plain words."""
    try:
        result = body()
    except AWS_ERRORS as error:
        module.fail_json_aws(error, msg=f"AWS refused: {error}")
    except NotReady as error:
        module.fail_json(msg=str(error))
    module.exit_json(**result)
