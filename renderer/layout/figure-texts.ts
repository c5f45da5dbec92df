import { Text, type TextOptions } from '../artists/text.ts';
import { type BoxKeywords, textBox } from '../artists/text-box.ts';
import { toRgba } from '../color/parse-color.ts';
import type { ColorSpec, FontSize } from '../rc/rc-types.ts';
import type { FigureSpec } from '../schema/figure-schema.ts';
import type { Figure } from './figure.ts';

type TextObject = string | ({ readonly text: string } & Readonly<Record<string, unknown>>);

/** `suptitle`, `supxlabel`, `supylabel` and `texts`. */
export function addFigureTexts(fig: Figure, spec: FigureSpec): void {
  const { rc } = fig;
  const title = spec.suptitle ?? spec.title;
  const label = { fontsize: rc['figure.labelsize'], fontweight: rc['figure.labelweight'] };
  if (title) {
    fig.suptitle = add(fig, title as TextObject, 0.5, 0.98, {
      ha: 'center',
      va: 'top',
      fontsize: rc['figure.titlesize'],
      fontweight: rc['figure.titleweight'],
    });
    if (!places(title, 'y')) fig.autoPlaced.add(fig.suptitle);
  }
  if (spec.supxlabel) {
    fig.supxlabel = add(fig, spec.supxlabel as TextObject, 0.5, 0.01, { ha: 'center', va: 'bottom', ...label });
    if (!places(spec.supxlabel, 'y')) fig.autoPlaced.add(fig.supxlabel);
  }
  if (spec.supylabel) {
    fig.supylabel = add(fig, spec.supylabel as TextObject, 0.02, 0.5, {
      ha: 'left',
      va: 'center',
      rotation: 'vertical',
      ...label,
    });
    if (!places(spec.supylabel, 'x')) fig.autoPlaced.add(fig.supylabel);
  }
  for (const entry of spec.texts ?? []) {
    const { x, y, s, ...rest } = entry;
    add(fig, { text: s, ...rest }, x, y, {});
  }
}

/** Whether a text says itself where it stands. */
function places(given: unknown, key: 'x' | 'y'): boolean {
  return typeof given === 'object' && given !== null && (given as Record<string, unknown>)[key] !== undefined;
}

function add(fig: Figure, given: TextObject, x: number, y: number, defaults: TextOptions): Text {
  const {
    text,
    x: ownX,
    y: ownY,
    color,
    bbox,
    backgroundcolor,
    ...options
  } = typeof given === 'string' ? ({ text: given } as Record<string, unknown>) : (given as Record<string, unknown>);
  const cycle = (fig.rc['axes.prop_cycle'] as Record<string, readonly unknown[]>).color;
  const read = (c: unknown, alpha: number | null = null) => toRgba(c as ColorSpec, alpha, cycle);
  const fontsize = (options.fontsize as FontSize | undefined) ?? defaults.fontsize;
  const made = new Text(
    (ownX as number | undefined) ?? x,
    (ownY as number | undefined) ?? y,
    text as string,
    fig.transFigure,
    {
      ...defaults,
      ...options,
      color: read(color ?? fig.rc['text.color'], (options.alpha as number | null | undefined) ?? null),
      box: textBox({ rc: fig.rc, color: read }, { bbox: bbox as BoxKeywords | undefined, backgroundcolor, fontsize }),
    },
    fig.rc,
  );
  fig.texts.push(made);
  return made;
}
