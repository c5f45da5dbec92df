// Puts the function on an OpenFaaS gateway, or takes it off: what `faas-cli deploy` and `faas-cli remove` do. The Community Edition
// has no operator that would do it from an object in the cluster. Run by the chart's hooks; needs nothing but Node.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const [action, file] = process.argv.slice(2);
const { GATEWAY_URL, GATEWAY_USER, GATEWAY_PASSWORD, GATEWAY_PATIENCE_SECONDS = '120' } = process.env;
const wanted = JSON.parse(readFileSync(file, 'utf8'));
const authorization = `Basic ${Buffer.from(`${GATEWAY_USER}:${GATEWAY_PASSWORD}`).toString('base64')}`;

function call(method, body) {
  return fetch(`${GATEWAY_URL}/system/functions`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
}

async function apply() {
  if (action === 'remove') {
    const answer = await call('DELETE', { functionName: wanted.service, namespace: wanted.namespace });
    return answer.status === 404 ? undefined : answer;
  }
  // PUT changes a function that is there, POST makes one that is not.
  const answer = await call('PUT', wanted);
  return answer.status === 404 ? call('POST', wanted) : answer;
}

// A gateway that was just installed is not there yet, and one that restarts is away for a moment.
const deadline = Date.now() + Number(GATEWAY_PATIENCE_SECONDS) * 1000;
for (;;) {
  let trouble;
  try {
    const answer = await apply();
    if (answer === undefined || answer.ok) break;
    trouble = `${answer.status} ${await answer.text()}`;
    // Wrong credentials or a function that is refused do not become right by waiting.
    if (answer.status < 500) throw new RangeError(trouble);
  } catch (error) {
    if (error instanceof RangeError) {
      console.error(`The gateway refused to ${action} ${wanted.service}: ${trouble}`);
      process.exit(1);
    }
    trouble = error.cause?.message ?? error.message;
  }
  if (Date.now() > deadline) {
    console.error(`The gateway at ${GATEWAY_URL} did not ${action} ${wanted.service}: ${trouble}`);
    process.exit(1);
  }
  await delay(1000);
}
console.log(`${action}: ${wanted.service}.${wanted.namespace} at ${GATEWAY_URL}`);
