import { describe, expect, it } from 'vitest';
import { inspect } from '../inspect.ts';
import { FigureError, render } from '../render.ts';

const X = [
  [1, 2, 3],
  [4, 5, 6],
];

interface Numbers {
  readonly axes: readonly { readonly xlim: readonly number[]; readonly ylim: readonly number[] }[];
}

const numbersOf = async (axes: object): Promise<Numbers> => (await inspect({ axes: [axes] })) as unknown as Numbers;

async function fault(axes: object): Promise<unknown> {
  try {
    await render({ axes: [axes] });
  } catch (error) {
    if (error instanceof FigureError) return error.issues;
    throw error;
  }
  return null;
}

describe('an image on scales that are not linear', () => {
  it('leaves a log axis the limit that it cannot give it', async () => {
    const { axes } = await numbersOf({ xscale: 'log', yscale: 'log', marks: [{ type: 'imshow', X }] });
    // 1 to 10 with a margin is what a log axis shows without data.
    const [low, high] = [10 ** -0.05, 10 ** 1.05];
    expect(axes[0].xlim[0]).toBeCloseTo(low, 12);
    expect(axes[0].xlim[1]).toBe(2.5);
    expect(axes[0].ylim[0]).toBe(1.5);
    expect(axes[0].ylim[1]).toBeCloseTo(high, 12);
  });

  it('leaves it the limits of all data, those of the image among them', async () => {
    const marks = [
      { type: 'line', x: [2, 20], y: [3, 30] },
      { type: 'imshow', X, aspect: 'auto' },
    ];
    const { axes } = await numbersOf({ xscale: 'log', yscale: 'log', marks });
    expect(axes[0].xlim[0]).toBeCloseTo(2 * 10 ** -0.05, 12);
    expect(axes[0].ylim[1]).toBeCloseTo(30 * (30 / 1.5) ** 0.05, 12);
  });

  it('gives spied markers the same limits', async () => {
    const { axes } = await numbersOf({ xscale: 'log', marks: [{ type: 'spy', Z: X, markersize: 4 }] });
    expect(axes[0].xlim[0]).toBeCloseTo(10 ** -0.05, 12);
    expect(axes[0].ylim).toEqual([1.5, -0.5]);
  });

  it('is refused where its extent leads a logit axis out of its domain', async () => {
    expect(await fault({ yscale: 'logit', marks: [{ type: 'imshow', X }] })).toEqual([
      { pointer: '/axes/0/ylim', detail: expect.stringContaining('logit') },
    ]);
    expect(
      await fault({ yscale: 'logit', marks: [{ type: 'imshow', X, extent: [0, 1, 0.1, 0.9], aspect: 'auto' }] }),
    ).toBeNull();
  });
});
