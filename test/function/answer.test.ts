import { describe, expect, it } from 'vitest';
import { errorOf, type FunctionAnswer, retryAfterMs } from '../../src/adapters/function/answer.ts';

const answer = (status: number, body = '', headers: FunctionAnswer['headers'] = {}): FunctionAnswer => ({
  status,
  headers,
  body: Buffer.from(body),
});
const problem = { 'content-type': 'application/problem+json' };

describe('The answer of a function', () => {
  it('is done with 2xx', () => {
    for (const status of [200, 201, 204]) expect(errorOf(answer(status), 0)).toBeUndefined();
  });

  it('is permanent with 4xx, and keeps code and pointers', () => {
    for (const status of [400, 401, 404, 413, 415, 422]) {
      expect(errorOf(answer(status, 'No.'), 0)).toMatchObject({ kind: 'permanent', message: 'No.' });
    }
    const body = { code: 'invalid-figure', detail: 'bad', errors: [{ pointer: '/x', detail: 'bad' }] };
    expect(errorOf(answer(422, JSON.stringify(body), problem), 0)).toMatchObject({
      code: 'invalid-figure',
      errors: body.errors,
    });
  });

  it('uses up no attempt with 429 and 503, and is waited for as it asks', () => {
    const busy = errorOf(answer(429, '', { 'retry-after': '7', 'x-openfaas-internal': 'faas-middleware' }), 0);
    expect(busy).toMatchObject({ code: 'function-busy', countsAsAttempt: false, retryAfterMs: 7_000 });
    expect(errorOf(answer(503), 0)).toMatchObject({ code: 'function-busy', countsAsAttempt: false });
  });

  it('is transient and an attempt with 408, 425 and 5xx', () => {
    for (const [status, code] of [
      [408, 'render-timeout'],
      [425, 'function-failed'],
      [500, 'function-failed'],
      [502, 'function-failed'],
      [504, 'render-timeout'],
    ] as const) {
      expect(errorOf(answer(status), 0)).toMatchObject({ kind: 'transient', code, countsAsAttempt: true });
    }
  });

  it('tells how a render of ours broke, and believes no other code', () => {
    const of = (code: string) => errorOf(answer(500, JSON.stringify({ code, detail: 'x' }), problem), 0)?.code;
    expect(of('worker-crashed')).toBe('worker-crashed');
    expect(of('shutting-down')).toBe('function-failed');
  });

  it('shows the text of what is no JSON, whatever its header says', () => {
    expect(errorOf(answer(500, '<html>', problem), 0)?.message).toBe('<html>');
  });

  it('reads Retry-After as seconds or as a date', () => {
    expect(retryAfterMs('2', 0)).toBe(2_000);
    expect(retryAfterMs(new Date(5_000).toUTCString(), 1_000)).toBe(4_000);
    expect(retryAfterMs('soon', 0)).toBeUndefined();
  });
});
