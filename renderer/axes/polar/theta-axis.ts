import type { DrawContext } from '../../artists/artist.ts';
import { Text } from '../../artists/text.ts';
import { compose, rotation, scaleTranslate, translation } from '../../geometry/affine.ts';
import { thenAffine } from '../../geometry/transform.ts';
import type { TextStyle } from '../../text/text-style.ts';
import { Axis } from '../axis.ts';
import { type TickStyle, tickPadding } from '../tick-style.ts';
import type { PolarAxes } from './polar-axes.ts';
import { drawTurnedTick } from './turned-tick.ts';

/** Labels are anchored in their middle, so they stand this much further out, in points. */
const extraPad = 7;

/** The angle as an axis: labels around the circle, grid lines outwards. */
export class ThetaAxis extends Axis {
  get #polar(): PolarAxes {
    return this.axes as PolarAxes;
  }

  protected override tickLabel(style: TickStyle, text: string, loc: number, side: 1 | 2, font: TextStyle): Text {
    const ax = this.#polar;
    const pad = style.pad + tickPadding(style) + extraPad;
    const place = () => {
      const angle = loc * ax.thetaDirection + ax.thetaOffset;
      const outward = side === 1 ? 1 : -1;
      const dx = ((pad * Math.cos(angle)) / 72) * outward * ax.figure.dpi;
      const dy = ((pad * Math.sin(angle)) / 72) * outward * ax.figure.dpi;
      return thenAffine(ax.thetaLabelTransform(), translation(dx, dy));
    };
    return new Text(
      loc,
      side === 1 ? 0 : 1,
      text,
      place,
      {
        color: style.labelcolor,
        ha: 'center',
        va: 'center',
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
    const angle = loc * ax.thetaDirection + ax.thetaOffset - Math.PI / 2;
    const up = (style.direction === 'out') === (side === 2);
    const turn = rotation(angle);
    const affine = style.direction === 'inout' || up ? turn : compose(scaleTranslate(1, -1, 0, 0), turn);
    const shape = style.direction === 'inout' ? 'across' : 'line';
    drawTurnedTick(ctx, this.rc, style, shape, affine, ax.gridTransform('x'), loc, side === 1 ? 0 : 1);
  }
}
