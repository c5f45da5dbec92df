import { describe, expect, it } from 'vitest';
import { FigureError, parseFigure, render } from '../render.ts';

/** The pointers of the faults that one entry of axes has. */
function faults(entry: object, more: readonly object[] = []): string[] {
  try {
    parseFigure({ axes: [entry, ...more] });
    return [];
  } catch (error) {
    if (!(error instanceof FigureError)) throw error;
    return error.issues.map((i) => i.pointer);
  }
}

const surface = {
  type: 'plot_surface',
  X: [0, 1, 2],
  Y: [[0], [1]],
  Z: [
    [0, 1, 0],
    [1, 2, 1],
  ],
};

describe('projections', () => {
  it('keep their keys to themselves', () => {
    expect(faults({ rlim: [0, 1], zlim: [0, 1], elev: 3 })).toEqual(['/axes/0/rlim', '/axes/0/elev', '/axes/0/zlim']);
    expect(faults({ projection: 'polar', elev: 3 })).toEqual(['/axes/0/elev']);
    expect(faults({ projection: '3d', thetagrids: [0] })).toEqual(['/axes/0/thetagrids']);
    expect(faults({ projection: 'polar', rlim: [0, 1], thetagrids: [0, 90] })).toEqual([]);
  });

  it('have spines of their own', () => {
    expect(faults({ projection: 'polar', spines: { left: false } })).toEqual(['/axes/0/spines/left']);
    expect(faults({ spines: { polar: false } })).toEqual(['/axes/0/spines/polar']);
  });

  it('say which marks need what', () => {
    const marks = [
      { type: 'line', y: [1, 2] },
      { type: 'text', x: 0, y: 0, s: 'a' },
      { type: 'bar', x: [1], height: [1], yerr: 1 },
      {
        type: 'contour',
        Z: [
          [0, 1],
          [1, 2],
        ],
      },
    ];
    expect(faults({ projection: '3d', marks })).toEqual([
      '/axes/0/marks/0/x',
      '/axes/0/marks/1/z',
      '/axes/0/marks/2/yerr',
      '/axes/0/marks/3/X',
      '/axes/0/marks/3/Y',
    ]);
    expect(faults({ marks: [{ type: 'scatter', x: [1], y: [1], z: [1], depthshade: true }] })).toEqual([
      '/axes/0/marks/0/depthshade',
      '/axes/0/marks/0/z',
    ]);
    expect(faults({ marks: [surface] })).toEqual(['/axes/0/marks/0/type']);
  });

  it('have no twins and no secondary axes but in the plane', () => {
    expect(faults({ projection: 'polar' }, [{ twin: { of: 0 } }])).toEqual(['/axes/1/twin']);
    expect(faults({ projection: '3d', secondary_xaxis: {} })).toEqual(['/axes/0/secondary_xaxis']);
  });

  it('take a box of three edges in space', () => {
    expect(faults({ projection: '3d', box_aspect: 1 })).toEqual(['/axes/0/box_aspect']);
    expect(faults({ projection: '3d', box_aspect: [1, 1, 2] })).toEqual([]);
    expect(faults({ box_aspect: [1, 1, 2] })).toEqual(['/axes/0/box_aspect']);
  });
});

describe('surfaces', () => {
  const in3d = (mark: object) => faults({ projection: '3d', marks: [mark] });

  it('need tables that fit each other', () => {
    expect(in3d(surface)).toEqual([]);
    expect(in3d({ ...surface, X: [0, 1] })).toEqual(['/axes/0/marks/0/X']);
    expect(in3d({ ...surface, rstride: 1, rcount: 5 })).toEqual(['/axes/0/marks/0']);
    expect(in3d({ ...surface, rcount: 0 })).toEqual(['/axes/0/marks/0/rcount']);
    expect(in3d({ ...surface, facecolors: [['r']] })).toEqual(['/axes/0/marks/0/facecolors']);
    expect(in3d({ ...surface, surplus: 1 })).toEqual(['/axes/0/marks/0/surplus']);
  });

  it('have a bounded number of faces', () => {
    const base64 = Buffer.alloc(8 * 1100 * 1100).toString('base64');
    const column = Array.from({ length: 1100 }, (_, i) => i);
    const Z = { base64, dtype: 'float64', shape: [1100, 1100] };
    const large = { type: 'plot_surface', X: column, Y: column, Z };
    expect(in3d({ ...large, rstride: 1, cstride: 1 })).toEqual(['/axes/0/marks/0']);
    expect(in3d(large)).toEqual([]);
  });
});

describe('pages', () => {
  it('show polar and 3d axes as vectors, with their words as text', async () => {
    const figure = {
      figure: { subplots: { ncols: 2 }, svg_fonttype: 'none' },
      axes: [
        { projection: 'polar', marks: [{ type: 'line', x: [0, 1, 2], y: [1, 2, 1] }] },
        { projection: '3d', zlabel: 'height', marks: [{ ...surface, cmap: 'viridis' }] },
      ],
    };
    const svg = Buffer.from((await render(figure, { format: 'svg' })).body).toString();
    expect(svg).toContain('135°');
    expect(svg).toContain('height');
    const pdf = Buffer.from((await render(figure, { format: 'pdf' })).body).toString('latin1');
    expect(pdf.startsWith('%PDF')).toBe(true);
  });
});
