/** Every figure of the gallery: the native renderer draws what Matplotlib drew, and computes the same numbers. */
import { describe, expect, test } from 'vitest';
import { checkFigure, complaints, goodShare, limits, type Outcome } from '../../gallery/check.ts';
import { figureNames, reasons } from '../../gallery/figures.ts';

const names = figureNames();
const why = reasons();
const outcomes: Outcome[] = [];

test('the gallery is as large as it claims, and every reason belongs to a figure', () => {
  expect(names.length).toBeGreaterThanOrEqual(220);
  expect(Object.keys(why).filter((name) => !names.includes(name))).toEqual([]);
});

describe('native equals Matplotlib', () => {
  test.each(names)('%s', async (name) => {
    const { native: _, expected: __, ...outcome } = await checkFigure(name);
    // Only the distances are kept: the pictures of the whole gallery would be half a gigabyte.
    outcomes.push({ ...outcome, expected: { width: 0, height: 0, rgba: new Uint8Array() } });
    expect(complaints(outcomes.at(-1)!, why[name])).toEqual([]);
  });

  test(`${100 * limits.goodShare} % of the whole gallery are within an RMS of ${limits.good}`, () => {
    expect(outcomes.length).toBe(names.length);
    expect(goodShare(outcomes)).toBeGreaterThanOrEqual(limits.goodShare);
  });
});
