import { describe, expect, test } from 'vitest';
import { defaultRc, type RcParams } from './rc-params.ts';
import { RcError, resolveRc, styleNames } from './resolve-rc.ts';
import { rcProblem } from './validate.ts';

describe('rcParams', () => {
  test('the defaults and every style pass their own validation', () => {
    for (const style of styleNames()) {
      const rc = resolveRc(style);
      for (const [key, value] of Object.entries(rc)) {
        expect(rcProblem(key as keyof RcParams, value), `${style} ${key} ${JSON.stringify(value)}`).toBeNull();
      }
    }
  });

  test('styles apply in order and default resets', () => {
    expect(resolveRc(['ggplot', 'dark_background'])['axes.facecolor']).toBe('black');
    expect(resolveRc(['ggplot', 'dark_background'])['grid.linestyle']).toBe('-');
    expect(resolveRc(['ggplot', 'default'])).toEqual(defaultRc);
  });

  test('overrides come last; a bare string is a list of fonts, bare hex digits are a colour', () => {
    const rc = resolveRc('bmh', { 'lines.linewidth': 7, 'font.family': 'serif', 'axes.facecolor': 'EAEAF2' });
    expect(rc['axes.facecolor']).toBe('#EAEAF2');
    expect(rc['lines.linewidth']).toBe(7);
    expect(rc['font.family']).toEqual(['serif']);
  });

  test('every bad key is named with what it wants', () => {
    const run = () => resolveRc(['nonsense'], { 'lines.width': 1, 'axes.facecolor': 'blurple', 'figure.figsize': [1] });
    expect(run).toThrow(RcError);
    try {
      run();
    } catch (e) {
      expect((e as RcError).issues.map((i) => i.path)).toEqual([
        ['style', 0],
        ['rcParams', 'lines.width'],
        ['rcParams', 'axes.facecolor'],
        ['rcParams', 'figure.figsize'],
      ]);
    }
  });

  test('what the PDF writer cannot do is refused before it is asked', () => {
    expect(() => resolveRc(null, { 'pdf.compression': 99 })).toThrow(RcError);
    expect(() => resolveRc(null, { 'pdf.fonttype': 1 })).toThrow(RcError);
    expect(resolveRc(null, { 'pdf.fonttype': 42 })['pdf.fonttype']).toBe(42);
  });

  test('keys of Object.prototype are no parameters and no styles', () => {
    expect(() => resolveRc('constructor')).toThrow(RcError);
    expect(() => resolveRc(null, { toString: 1 })).toThrow(RcError);
  });
});
