import type { TextProps } from '../../text/layout-text.ts';

/** A text of 12 points in DejaVu Sans as vector backends lay it out; tests only. */
export function textProps(text: string, rotation = 0): TextProps {
  return {
    text,
    rotation,
    ha: 'left',
    va: 'baseline',
    style: {
      font: { family: ['DejaVu Sans'], style: 'normal', weight: 400, stretch: 'normal', variant: 'normal', size: 12 },
      hinting: 'no_hinting',
    },
  };
}
