import type { DrawContext } from '../../artists/artist.ts';
import { Text } from '../../artists/text.ts';
import { compose, rotation, translation } from '../../geometry/affine.ts';
import { type Transform, thenAffine } from '../../geometry/transform.ts';
import type { HorizontalAlignment, VerticalAlignment } from '../../text/layout-text.ts';
import type { TextStyle } from '../../text/text-style.ts';
import { Axis, type Tick } from '../axis.ts';
import { type TickStyle, tickPadding } from '../tick-style.ts';
import { degrees } from './full-circle.ts';
import type { PolarAxes } from './polar-axes.ts';
import { drawTurnedTick } from './turned-tick.ts';

type Anchor = readonly [HorizontalAlignment, VerticalAlignment];

/** Where a label stands towards its tick on a spine, by the spine's angle less 90°: up to each angle, then beyond. */
const starts: readonly (readonly [number, Anchor])[] = [
  [-68.5, ['center', 'top']],
  [-23.5, ['left', 'top']],
  [22.5, ['left', 'center']],
  [67.5, ['left', 'bottom']],
  [112.5, ['center', 'bottom']],
  [157.5, ['right', 'bottom']],
  [202.5, ['right', 'center']],
  [247.5, ['right', 'top']],
  [Infinity, ['center', 'top']],
];

const opposite = { left: 'right', right: 'left', center: 'center', top: 'bottom', bottom: 'top' } as const;

function anchorAt(angle: number, start: boolean): Anchor {
  const [, [ha, va]] = starts.find(([limit]) => angle < limit) ?? starts[starts.length - 1];
  return start ? [ha, va] : [opposite[ha as 'left'], opposite[va as 'top']];
}

/** The radius as an axis: labels along a ray, or beside the straight edges of a sector; grid lines are arcs. */
export class RadialAxis extends Axis {
  get #polar(): PolarAxes {
    return this.axes as PolarAxes;
  }

  /** A full circle has labels along one ray only. */
  override ticks(): Tick[] {
    const all = super.ticks();
    return this.#polar.isFull() ? all.map((tick) => ({ ...tick, label2: null })) : all;
  }

  #spineAngle(side: 1 | 2): number {
    const ax = this.#polar;
    const [t0, t1] = ax.xaxis.group.view;
    const theta = degrees(side === 1 ? Math.min(t0, t1) : Math.max(t0, t1));
    const turned = (theta * ax.thetaDirection + degrees(ax.thetaOffset)) % 360;
    return (turned < 0 ? turned + 360 : turned) - 90;
  }

  protected override tickLabel(style: TickStyle, text: string, loc: number, side: 1 | 2, font: TextStyle): Text {
    const ax = this.#polar;
    const full = ax.isFull();
    const forward = ax.thetaDirection > 0;
    const [ha, va]: Anchor = full ? ['left', 'bottom'] : anchorAt(this.#spineAngle(side), (side === 1) === forward);
    const place = (): Transform => {
      if (full) return ax.radialLabelTransform();
      const [t0, t1] = ax.turnedView();
      const angle = (side === 1) === forward ? t0 - Math.PI / 2 : t1 + Math.PI / 2;
      const pad = ((style.pad + tickPadding(style)) / 72) * ax.figure.dpi;
      return thenAffine(ax.gridTransform('y'), translation(pad * Math.cos(angle), pad * Math.sin(angle)));
    };
    return new Text(
      side === 1 ? 0 : 1,
      loc,
      text,
      place,
      {
        color: style.labelcolor,
        ha,
        va,
        rotation: style.labelrotation,
        rotation_mode: 'anchor',
        ...this.labelOptions,
        style: font,
      },
      this.rc,
    );
  }

  protected override drawMark(ctx: DrawContext, style: TickStyle, loc: number, side: 1 | 2): void {
    const ax = this.#polar;
    const full = ax.isFull();
    if (full && side === 2) return;
    const angle = ((this.#spineAngle(side) + (ax.thetaDirection > 0 ? 0 : 180)) * Math.PI) / 180;
    const turn = rotation(full ? 0 : angle);
    // The mark stands upright, the ticks lie. Matplotlib's outward ones point inwards here, since it forgets their flip.
    const left = (style.direction === 'out') === (side === 1);
    const flip = rotation(left ? -Math.PI / 2 : Math.PI / 2);
    const shape = style.direction === 'inout' ? 'across' : 'line';
    const transform = full ? ax.radialLabelTransform() : ax.gridTransform('y');
    drawTurnedTick(ctx, this.rc, style, shape, compose(flip, turn), transform, side === 1 ? 0 : 1, loc);
  }
}
