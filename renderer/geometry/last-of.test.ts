import { expect, it } from 'vitest';
import { lastOf } from './last-of.ts';

it('finds anew only when one of the inputs is another object', () => {
  let found = 0;
  const sum = lastOf((a: { n: number }, b: { n: number }) => {
    found++;
    return { n: a.n + b.n };
  });
  const [one, two] = [{ n: 1 }, { n: 2 }];
  const first = sum(one, two);
  expect(first.n).toBe(3);
  expect(sum(one, two)).toBe(first);
  expect(found).toBe(1);
  expect(sum(two, one).n).toBe(3);
  expect(sum(two, { n: 1 }).n).toBe(3);
  expect(found).toBe(3);
});
