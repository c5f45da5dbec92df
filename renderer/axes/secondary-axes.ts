import type { FunctionPair } from '../scales/linear-scale.ts';
import { FunctionScale } from '../scales/linear-scale.ts';
import { FunctionLogScale } from '../scales/log-scale.ts';
import { functionPair } from '../scales/make-scale.ts';
import type { SecondarySpec } from '../schema/axes-schema.ts';
import { FigureError } from '../schema/figure-error.ts';
import { NullLocator } from '../ticks/simple-locators.ts';
import { setView } from './autoscale.ts';
import { Axes } from './axes.ts';
import { setAxisLabel } from './axes-options.ts';
import { tickParams } from './axes-tick-params.ts';
import type { Axis } from './axis.ts';
import type { Side } from './spine.ts';
import { setTicks } from './tick-options.ts';
import { setTicksPosition } from './ticks-position.ts';

/** How flat axes are that only consist of one side; Matplotlib's number, as boxes are compared. */
const thickness = 1e-10;

/** An axis beside another one that shows the same data in other units (`SecondaryAxis`). */
export class SecondaryAxes extends Axes {
  readonly parent: Axes;
  /** The axis that is shown. */
  readonly axis: Axis;
  /** From the parent's values to the ones shown. */
  readonly #functions: FunctionPair;

  /** `at` is the pointer for faults that only show once the parent's limits are known. */
  constructor(parent: Axes, name: 'x' | 'y', spec: SecondarySpec, at: string) {
    super(parent.figure, { position: parent.position });
    const isX = name === 'x';
    this.parent = parent;
    this.axis = isX ? this.xaxis : this.yaxis;
    this.#functions = functionPair(spec.functions);
    this.at = at;
    const place = spec.location ?? (isX ? 'top' : 'right');
    const share = typeof place === 'number' ? place : place === 'top' || place === 'right' ? 1 : 0;
    this.insetPosition = () =>
      isX ? parent.fractionsOf(0, share, 1, thickness) : parent.fractionsOf(share, 0, thickness, 1);
    this.#setScale();
    const other = isX ? this.yaxis : this.xaxis;
    other.group.majorLocator = new NullLocator();
    setTicksPosition(other, 'none');
    const [near, far]: readonly [Side, Side] = isX ? ['bottom', 'top'] : ['left', 'right'];
    const shown = share < 0.5 ? near : far;
    for (const [side, spine] of this.spines) spine.visible = side === shown;
    setTicksPosition(this.axis, shown);
    this.axis.setLabelSide(shown === near ? 1 : 2);
    parent.childAxes.push(this);
  }

  /** The functions turned round: the scale takes what is shown back to the parent's values, where it is even. */
  #setScale(): void {
    const { forward, inverse } = this.#functions;
    const turned = { forward: inverse, inverse: forward };
    const own = this.axis === this.xaxis ? this.parent.xaxis : this.parent.yaxis;
    const scale = own.group.scale.name === 'log' ? new FunctionLogScale(turned) : new FunctionScale(turned);
    this.axis.group.setScale(scale, this.rc);
  }

  override prepare(): void {
    const [a, b] = this.axis === this.xaxis ? this.parent.viewX() : this.parent.viewY();
    const [p, q] = [this.#functions.forward(a), this.#functions.forward(b)];
    if (!Number.isFinite(p) || !Number.isFinite(q)) {
      throw new FigureError([
        { pointer: `${this.at}/functions`, detail: 'takes the limits of the axis to no finite numbers' },
      ]);
    }
    // Inverted only where the parent is.
    if (p < q === a < b) setView(this.axis.group, p, q);
    else setView(this.axis.group, q, p);
    this.axis.group.stale = false;
    super.prepare();
  }
}

/** `secondary_xaxis` and `secondary_yaxis` of an entry. */
export function addSecondary(
  parent: Axes,
  name: 'x' | 'y',
  spec: SecondarySpec | readonly SecondarySpec[] | undefined,
  at: string,
): SecondaryAxes[] {
  if (spec === undefined) return [];
  const many = Array.isArray(spec);
  const list = (many ? spec : [spec]) as readonly SecondarySpec[];
  return list.map((one, i) => {
    const made = new SecondaryAxes(parent, name, one, many ? `${at}/${i}` : at);
    if (one.label !== undefined)
      setAxisLabel(made.axis, typeof one.label === 'string' ? { text: one.label } : one.label);
    const ticks = (name === 'x' ? one.xticks : one.yticks) ?? one.ticks;
    if (ticks !== undefined) setTicks(made.axis, ticks);
    if (one.tick_params) tickParams(made, one.tick_params);
    if (one.color !== undefined) colour(made, name, one.color);
    return made;
  });
}

/** `SecondaryAxis.set_color`. */
function colour(ax: SecondaryAxes, name: 'x' | 'y', color: NonNullable<SecondarySpec['color']>): void {
  tickParams(ax, { axis: name, colors: color });
  for (const side of name === 'x' ? (['bottom', 'top'] as const) : (['left', 'right'] as const)) {
    const { visible } = ax.spines.get(side)!;
    ax.replaceSpine(side, { edgecolor: ax.color(color) }).visible = visible;
  }
  const { text, options, x, y } = ax.axis.labelText;
  const side = ax.axis.labelPosition;
  ax.axis.labelText = ax.axis.makeLabel(text, { ...options, color: ax.color(color) });
  ax.axis.labelText.x = x;
  ax.axis.labelText.y = y;
  ax.axis.setLabelSide(side);
}
