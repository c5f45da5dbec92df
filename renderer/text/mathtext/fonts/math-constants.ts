/**
 * Where scripts, fractions and spaces go, per font set. `xHeight`, `axisHeight` and `quad` are parts of the em, null when they
 * are measured from the glyphs; all others are parts of the x-height (TeX's font parameters, as Matplotlib scales them).
 */
export interface MathConstants {
  readonly scriptSpace: number;
  readonly supDrop: number;
  readonly subDrop: number;
  readonly sup1: number;
  readonly sub1: number;
  readonly sub2: number;
  readonly delta: number;
  readonly deltaSlanted: number;
  readonly deltaIntegral: number;
  readonly num1: number;
  readonly num2: number;
  readonly num3: number;
  readonly denom1: number;
  readonly denom2: number;
  readonly axisHeight: number | null;
  readonly quad: number | null;
  readonly xHeight: number | null;
}

/** For fonts of which nothing is known. */
export const GENERIC: MathConstants = {
  scriptSpace: 0.05,
  supDrop: 0.4,
  subDrop: 0.4,
  sup1: 0.7,
  sub1: 0.3,
  sub2: 0.5,
  delta: 0.025,
  deltaSlanted: 0.2,
  deltaIntegral: 0.1,
  num1: 1.4,
  num2: 1.5,
  num3: 1.3,
  denom1: 1.3,
  denom2: 1.1,
  axisHeight: null,
  quad: null,
  xHeight: null,
};

type Parameters = Pick<
  MathConstants,
  'supDrop' | 'subDrop' | 'sup1' | 'sub1' | 'sub2' | 'num1' | 'num2' | 'num3' | 'denom1' | 'denom2'
>;

/** The parameters of a font's TeX table, given in the units of its x-height. */
function parameters(xHeight: number, values: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value / xHeight]),
  ) as unknown as Parameters;
}

/** From cmsy10.tfm. */
export const COMPUTER_MODERN: MathConstants = {
  ...GENERIC,
  scriptSpace: 0.132861328125,
  delta: 0.132861328125,
  deltaSlanted: 0.3,
  deltaIntegral: 0.3,
  ...parameters(451470, {
    supDrop: 404864,
    subDrop: 52429,
    sup1: 432949,
    sub1: 157286,
    sub2: 259226,
    num1: 709370,
    num2: 412858,
    num3: 465286,
    denom1: 719272,
    denom2: 361592,
  }),
  axisHeight: 262144 / 2 ** 20,
  quad: 1048579 / 2 ** 20,
  xHeight: 451470 / 2 ** 20,
};

/** From the TeX table of STIXGeneral. */
export const STIX: MathConstants = {
  ...GENERIC,
  scriptSpace: 0.1,
  delta: 0.05,
  deltaSlanted: 0.3,
  deltaIntegral: 0.3,
  ...parameters(450, {
    supDrop: 386,
    subDrop: 50.0002,
    sup1: 413,
    sub1: 150,
    sub2: 309,
    num1: 747,
    num2: 424,
    num3: 474,
    denom1: 756,
    denom2: 375,
  }),
  axisHeight: 250 / 1000,
  quad: 1,
  xHeight: 450 / 1000,
};

export const STIX_SANS: MathConstants = { ...STIX, scriptSpace: 0.05, deltaSlanted: 0.6, deltaIntegral: 0.3 };

/** From the TeX tables of DejaVu Sans and Serif, which differ in the x-height only. */
function dejavu(xHeight: number): MathConstants {
  return {
    ...GENERIC,
    ...parameters(xHeight, {
      supDrop: 790.527,
      subDrop: 102.4,
      sup1: 845.824,
      sub1: 307.199,
      sub2: 632.832,
      num1: 1529.86,
      num2: 868.352,
      num3: 970.752,
      denom1: 1548.29,
      denom2: 768,
    }),
    axisHeight: 512 / 2048,
    xHeight: xHeight / 2048,
  };
}

export const DEJAVU_SANS = dejavu(1120);
export const DEJAVU_SERIF = dejavu(1063);
