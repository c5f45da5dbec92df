import { Text, type TextOptions } from '../artists/text.ts';
import { toRgba } from '../color/parse-color.ts';
import type { ColorSpec } from '../rc/rc-types.ts';
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
  }
  if (spec.supxlabel)
    fig.supxlabel = add(fig, spec.supxlabel as TextObject, 0.5, 0.01, { ha: 'center', va: 'bottom', ...label });
  if (spec.supylabel) {
    fig.supylabel = add(fig, spec.supylabel as TextObject, 0.02, 0.5, {
      ha: 'left',
      va: 'center',
      rotation: 'vertical',
      ...label,
    });
  }
  for (const entry of spec.texts ?? []) {
    const { x, y, s, ...rest } = entry;
    add(fig, { text: s, ...rest }, x, y, {});
  }
}

function add(fig: Figure, given: TextObject, x: number, y: number, defaults: TextOptions): Text {
  const {
    text,
    x: ownX,
    y: ownY,
    color,
    bbox: _bbox,
    backgroundcolor: _bg,
    ...options
  } = typeof given === 'string' ? ({ text: given } as Record<string, unknown>) : (given as Record<string, unknown>);
  const cycle = (fig.rc['axes.prop_cycle'] as Record<string, readonly unknown[]>).color;
  const made = new Text(
    (ownX as number | undefined) ?? x,
    (ownY as number | undefined) ?? y,
    text as string,
    fig.transFigure,
    {
      ...defaults,
      ...options,
      color: toRgba(
        (color as ColorSpec | undefined) ?? fig.rc['text.color'],
        (options.alpha as number | null | undefined) ?? null,
        cycle,
      ),
    },
    fig.rc,
  );
  fig.texts.push(made);
  return made;
}
