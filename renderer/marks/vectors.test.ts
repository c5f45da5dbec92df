/** Faults of vector fields and spectra are told with pointers, before anything is drawn; costs are bounded. */
import { describe, expect, test } from 'vitest';
import { render } from '../render.ts';
import { streamGrid } from '../vectors/stream-grid.ts';
import { StreamCost, streamLines } from '../vectors/stream-lines.ts';
import { faults } from './test-faults.ts';

const square = (n: number, v = 1): number[][] => Array.from({ length: n }, () => Array.from({ length: n }, () => v));
const line = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const flow = { type: 'streamplot', x: line(4), y: line(4), u: square(4), v: square(4) };

describe('vector fields', () => {
  test.each([
    ['X without Y', { type: 'quiver', X: [1], U: [1], V: [1] }, ['/Y']],
    ['V of another length', { type: 'quiver', U: [1, 2, 3], V: [1, 2] }, ['/V']],
    ['positions that fit nothing', { type: 'barbs', X: [1, 2], Y: [1, 2, 3], U: [1], V: [1] }, ['/Y']],
    ['angles of another length', { type: 'quiver', U: [1, 2], V: [1, 2], angles: [1, 2, 3] }, ['/angles']],
    ['a scale of nothing', { type: 'quiver', U: [1], V: [1], scale: 0 }, ['/scale']],
    ['a key without its length', { type: 'quiver', U: [1], V: [1], quiverkey: { X: 0, Y: 0 } }, ['/quiverkey/U']],
    ['an unknown keyword', { type: 'quiver', U: [1], V: [1], arrows: 3 }, ['/arrows']],
    ['more flags than can be drawn', { type: 'barbs', U: [1e12], V: [0] }, ['/barb_increments']],
    ['uneven columns of a grid', { ...flow, x: [0, 1, 2, 4] }, ['/x']],
    ['falling rows of a grid', { ...flow, y: [3, 2, 1, 0] }, ['/y']],
    ['a flow of another size', { ...flow, v: square(3) }, ['/v']],
    [
      'a start outside',
      {
        ...flow,
        start_points: [
          [1, 1],
          [9, 1],
        ],
      },
      ['/start_points/1'],
    ],
    ['a density without bounds', { ...flow, density: 1e6 }, ['/density']],
    ['steps without end', { ...flow, integration_max_step_scale: 1e-9 }, ['/integration_max_step_scale']],
    ['an unknown arrow', { ...flow, arrowstyle: 'bow' }, ['/arrowstyle']],
  ])('%s', (_name, mark, pointers) => {
    expect(faults(mark)).toEqual(pointers);
  });

  test('a flow that turns for ever is given up', () => {
    const n = 20;
    const grid = streamGrid(Float64Array.from(line(n)), Float64Array.from(line(n)));
    const turn = (f: (x: number, y: number) => number): Float64Array =>
      Float64Array.from({ length: n * n }, (_, i) => f((i % n) - n / 2, Math.floor(i / n) - n / 2));
    const options = {
      density: [1, 1] as const,
      starts: null,
      minlength: 0.1,
      maxlength: 1000,
      direction: 'both' as const,
      broken: false,
      stepScale: 1,
      errorScale: 1,
    };
    const [u, v] = [turn((_x, y) => -y), turn((x) => x)];
    expect(() => streamLines(u, v, grid, { ...options, mostSteps: 10_000 })).toThrow(StreamCost);
    expect(streamLines(u, v, grid, { ...options, maxlength: 4, mostSteps: 1_000_000 }).length).toBeGreaterThan(10);
  });

  test('gaps are left out', async () => {
    const quiver = { type: 'quiver', X: [0, 1, null], Y: [0, 1, 2], U: [1, null, 1], V: [1, 1, 1], C: [1, 2, 3] };
    const barbs = { type: 'barbs', U: [10, null], V: [5, 5] };
    expect((await render({ axes: [{ marks: [quiver, barbs] }] })).body.length).toBeGreaterThan(1000);
  });
});

describe('spectra', () => {
  const x = line(64);
  test.each([
    ['nothing to transform', { type: 'psd', x: [] }, ['/x']],
    ['segments that overlap wholly', { type: 'psd', x, NFFT: 16, noverlap: 16 }, ['/noverlap']],
    ['the default overlap and short segments', { type: 'specgram', x, NFFT: 64 }, ['/NFFT']],
    ['a window of another length', { type: 'psd', x, NFFT: 16, window: [1, 2, 1] }, ['/window']],
    ['signals of two lengths', { type: 'csd', x, y: line(63), NFFT: 16 }, ['/y']],
    ['too short for coherence', { type: 'cohere', x, y: x, NFFT: 64 }, ['/x']],
    ['decibels of angles', { type: 'specgram', x, NFFT: 16, noverlap: 8, mode: 'angle', scale: 'dB' }, ['/scale']],
    ['too many values in all', { type: 'specgram', x: line(50_000), NFFT: 4096, noverlap: 4095 }, ['/noverlap']],
    ['a transform without bounds', { type: 'psd', x, pad_to: 1e9 }, ['/pad_to']],
    ['no time between samples', { type: 'psd', x, Fs: 0 }, ['/Fs']],
  ])('%s', (_name, mark, pointers) => {
    expect(faults(mark)).toEqual(pointers);
  });
});
