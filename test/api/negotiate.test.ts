import { describe, expect, it } from 'vitest';
import { formatOfAccept, preference, preferredWait, prefersPicture, takesJson } from '../../src/api/negotiate.ts';
import { TokenBucket } from '../../src/limits/token-bucket.ts';

describe('Accept', () => {
  it('the most specific range decides', () => {
    const accept = 'image/*;q=0.5, image/png;q=0, */*;q=0.1';
    expect(preference(accept, 'image/png')).toBe(0);
    expect(preference(accept, 'image/webp')).toBe(0.5);
    expect(preference(accept, 'application/json')).toBe(0.1);
    expect(preference(undefined, 'image/png')).toBe(1);
    expect(preference('text/html', 'image/png')).toBe(0);
  });

  it('a picture is preferred only when it is named', () => {
    expect(prefersPicture('*/*', 'image/png')).toBe(false);
    expect(prefersPicture('image/png', 'image/png')).toBe(true);
    expect(prefersPicture('application/json, image/png;q=0.9', 'image/png')).toBe(false);
    expect(takesJson('image/png')).toBe(false);
    expect(formatOfAccept('image/webp;q=0.2, application/pdf')).toBe('pdf');
    expect(formatOfAccept('image/*')).toBeUndefined();
  });
});

it('Prefer: wait is read among other preferences', () => {
  expect(preferredWait('respond-async, wait=10')).toBe(10);
  expect(preferredWait('handling=strict; wait="5"')).toBe(5);
  expect(preferredWait('await=5')).toBeUndefined();
});

describe('a token bucket', () => {
  it('refills steadily up to its capacity, and tells how long to wait', () => {
    const bucket = new TokenBucket(2, 4, 0);
    expect([1, 2, 3, 4, 5].map(() => bucket.take(1, 0))).toEqual([true, true, true, true, false]);
    expect(bucket.waitFor(1, 0)).toBe(500);
    expect(bucket.take(1, 499)).toBe(false);
    expect(bucket.take(1, 500)).toBe(true);
    expect(bucket.available(1_000_000)).toBe(4);
  });

  it('may be settled below zero, and has to recover first', () => {
    const bucket = new TokenBucket(1, 10, 0);
    bucket.settle(-15, 0);
    expect(bucket.take(1, 5_999)).toBe(false);
    expect(bucket.take(1, 6_000)).toBe(true);
  });
});
