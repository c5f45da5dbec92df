/** The fonts that come with plotmill: Matplotlib's own set. A font's number is its place in this table. */

export interface FontRecord {
  readonly file: string;
  readonly family: string;
  readonly style: 'normal' | 'italic' | 'oblique';
  /** CSS weight, 100 to 900. */
  readonly weight: number;
  /** PostScript name, as PDF and SVG need it. */
  readonly postscript: string;
}

const font = (
  file: string,
  family: string,
  style: FontRecord['style'],
  weight: number,
  postscript: string,
): FontRecord => ({ file: `${file}.ttf`, family, style, weight, postscript });

/** Variant and stretch are normal for all of them. */
export const FONTS: readonly FontRecord[] = [
  font('DejaVuSans', 'DejaVu Sans', 'normal', 400, 'DejaVuSans'),
  font('DejaVuSans-Bold', 'DejaVu Sans', 'normal', 700, 'DejaVuSans-Bold'),
  font('DejaVuSans-Oblique', 'DejaVu Sans', 'oblique', 400, 'DejaVuSans-Oblique'),
  font('DejaVuSans-BoldOblique', 'DejaVu Sans', 'oblique', 700, 'DejaVuSans-BoldOblique'),
  font('DejaVuSansMono', 'DejaVu Sans Mono', 'normal', 400, 'DejaVuSansMono'),
  font('DejaVuSansMono-Bold', 'DejaVu Sans Mono', 'normal', 700, 'DejaVuSansMono-Bold'),
  font('DejaVuSansMono-Oblique', 'DejaVu Sans Mono', 'oblique', 400, 'DejaVuSansMono-Oblique'),
  font('DejaVuSansMono-BoldOblique', 'DejaVu Sans Mono', 'oblique', 700, 'DejaVuSansMono-BoldOblique'),
  font('DejaVuSerif', 'DejaVu Serif', 'normal', 400, 'DejaVuSerif'),
  font('DejaVuSerif-Bold', 'DejaVu Serif', 'normal', 700, 'DejaVuSerif-Bold'),
  font('DejaVuSerif-Italic', 'DejaVu Serif', 'italic', 400, 'DejaVuSerif-Italic'),
  font('DejaVuSerif-BoldItalic', 'DejaVu Serif', 'italic', 700, 'DejaVuSerif-BoldItalic'),
  font('DejaVuSansDisplay', 'DejaVu Sans Display', 'normal', 400, 'DejaVuSansDisplay'),
  font('DejaVuSerifDisplay', 'DejaVu Serif Display', 'normal', 400, 'DejaVuSerifDisplay'),
  font('LastResortHE-Regular', 'Last Resort High-Efficiency', 'normal', 400, 'LastResortHE-Regular'),
  font('STIXGeneral', 'STIXGeneral', 'normal', 400, 'STIXGeneral-Regular'),
  font('STIXGeneralBol', 'STIXGeneral', 'normal', 700, 'STIXGeneral-Bold'),
  font('STIXGeneralBolIta', 'STIXGeneral', 'italic', 700, 'STIXGeneral-BoldItalic'),
  font('STIXGeneralItalic', 'STIXGeneral', 'italic', 400, 'STIXGeneral-Italic'),
  font('STIXNonUni', 'STIXNonUnicode', 'normal', 400, 'STIXNonUnicode-Regular'),
  font('STIXNonUniBol', 'STIXNonUnicode', 'normal', 700, 'STIXNonUnicode-Bold'),
  font('STIXNonUniBolIta', 'STIXNonUnicode', 'italic', 700, 'STIXNonUnicode-BoldItalic'),
  font('STIXNonUniIta', 'STIXNonUnicode', 'italic', 400, 'STIXNonUnicode-Italic'),
  font('STIXSizFiveSymReg', 'STIXSizeFiveSym', 'normal', 400, 'STIXSizeFiveSym-Regular'),
  font('STIXSizFourSymBol', 'STIXSizeFourSym', 'normal', 700, 'STIXSizeFourSym-Bold'),
  font('STIXSizFourSymReg', 'STIXSizeFourSym', 'normal', 400, 'STIXSizeFourSym-Regular'),
  font('STIXSizOneSymBol', 'STIXSizeOneSym', 'normal', 700, 'STIXSizeOneSym-Bold'),
  font('STIXSizOneSymReg', 'STIXSizeOneSym', 'normal', 400, 'STIXSizeOneSym-Regular'),
  font('STIXSizThreeSymBol', 'STIXSizeThreeSym', 'normal', 700, 'STIXSizeThreeSym-Bold'),
  font('STIXSizThreeSymReg', 'STIXSizeThreeSym', 'normal', 400, 'STIXSizeThreeSym-Regular'),
  font('STIXSizTwoSymBol', 'STIXSizeTwoSym', 'normal', 700, 'STIXSizeTwoSym-Bold'),
  font('STIXSizTwoSymReg', 'STIXSizeTwoSym', 'normal', 400, 'STIXSizeTwoSym-Regular'),
  font('cmb10', 'cmb10', 'normal', 400, 'Cmb10'),
  font('cmex10', 'cmex10', 'normal', 400, 'Cmex10'),
  font('cmmi10', 'cmmi10', 'normal', 400, 'Cmmi10'),
  font('cmr10', 'cmr10', 'normal', 400, 'Cmr10'),
  font('cmss10', 'cmss10', 'normal', 400, 'Cmss10'),
  font('cmsy10', 'cmsy10', 'normal', 400, 'Cmsy10'),
  font('cmti10', 'cmti10', 'normal', 400, 'Cmti10'),
  font('cmtt10', 'cmtt10', 'normal', 400, 'Cmtt10'),
];

/** The font for what no other font has: boxes that name the script. Last in every fallback list. */
export const LAST_RESORT = FONTS.findIndex((f) => f.file === 'LastResortHE-Regular.ttf');

/** The number of a font file, e.g. `fontByFile('cmr10')`. */
export function fontByFile(name: string): number {
  const index = FONTS.findIndex((f) => f.file === `${name}.ttf`);
  if (index < 0) throw new RangeError(`no font file ${name}`);
  return index;
}
