import type { DrawContext } from '../../artists/artist.ts';
import { Line2D } from '../../artists/line2d.ts';
import { Patch } from '../../artists/patch.ts';
import { PathCollection } from '../../artists/path-collection.ts';
import { Text } from '../../artists/text.ts';
import { applyPoint } from '../../geometry/affine.ts';
import { type Bbox, bboxUnion } from '../../geometry/bbox.ts';
import { polyline } from '../../geometry/shapes.ts';
import type { TextStyle } from '../../text/text-style.ts';
import { Axis, type Tick } from '../axis.ts';
import type { AxisGroup } from '../axis-group.ts';
import type { AxisName } from '../axis-name.ts';
import type { TickStyle } from '../tick-style.ts';
import type { Axes3D } from './axes-3d.ts';
import { axisEdge, type BoxFrame, type EdgePosition, edgeOrder, paneCorners, tickDirection } from './axis-frame.ts';
import { uprightAngle } from './directions.ts';
import { alignOffset } from './offset-alignment.ts';
import { inPlane, projectPlace, projectPoints } from './view.ts';

/** Where an axis has its ticks or its label. */
export type AxisPosition = EdgePosition | 'both' | 'none';

const edges = (p: AxisPosition): readonly EdgePosition[] =>
  p === 'both' ? ['lower', 'upper'] : p === 'none' ? [] : [p];

/** Shares of the box by which a tick crosses its axis, and rough distances of texts in points. */
const tickOutward = 0.1;
const tickInward = 0.2;
const tickLabelOffset = 8;
const labelOffset = 21;
const boxShare = 0.08;

interface PlacedTick {
  readonly tick: Tick;
  readonly line: Float64Array;
}

/** Everything of an axis in its place for one look. */
interface Placed {
  readonly edges: readonly {
    readonly line: Float64Array;
    readonly ticks: readonly PlacedTick[];
    readonly offset: Text;
  }[];
  readonly labels: readonly Text[];
}

/** An axis of a box in space: a pane, grid lines on the other panes, and one edge with ticks and labels. */
export class Axis3D extends Axis {
  readonly #box: Axes3D;
  readonly #index: number;
  ticksOn: AxisPosition = 'default';
  labelOn: AxisPosition = 'default';

  constructor(axes: Axes3D, name: AxisName, group: AxisGroup) {
    super(axes, name, group);
    this.#box = axes;
    this.#index = 'xyz'.indexOf(name);
  }

  override ticksPosition(): 'default' {
    return 'default';
  }

  override dataInterval(): readonly [number, number] {
    const { low, high } = this.#box.extents[this.axisName];
    return [low, high];
  }

  override makeLabel(text: string, options: Readonly<Record<string, unknown>> = {}): Text {
    const { axes } = this;
    const { rc } = axes;
    const look = {
      color: axes.color(rc['axes.labelcolor']),
      fontsize: rc['axes.labelsize'],
      fontweight: rc['axes.labelweight'],
      ...options,
      ha: 'center' as const,
      va: 'center' as const,
      rotation_mode: 'anchor' as const,
    };
    return new Text(0, 0, text, axes.transData, look, rc);
  }

  protected override tickLabel(style: TickStyle, text: string, _loc: number, side: 1 | 2, font: TextStyle): Text {
    const label = new Text(
      0,
      0,
      text,
      this.axes.transData,
      {
        color: style.labelcolor,
        ha: this.rc['xtick.alignment'],
        va: side === 1 ? 'top' : 'bottom',
        rotation: style.labelrotation,
        rotation_mode: style.labelrotationMode,
        ...this.labelOptions,
        style: font,
      },
      this.rc,
    );
    return label;
  }

  /** The pane across this axis, behind the data. */
  drawPane(ctx: DrawContext): void {
    if (!this.visible) return;
    const { axes, rc } = this;
    const color = axes.color(rc[`axes3d.${this.axisName}axis.panecolor`]);
    const corners = paneCorners(this.#box.frame(), this.#index);
    const path = polyline(corners.map(([x, y]) => [x, y]));
    const pane = new Patch(path, axes.transData, { facecolor: color, edgecolor: color }, rc);
    pane.clipOn = false;
    pane.draw(ctx);
  }

  /** Grid lines of this axis on the two panes along it. */
  drawGrid(ctx: DrawContext): void {
    if (!this.visible) return;
    const ticks = this.ticks();
    if (ticks.length === 0) return;
    const { axes, rc } = this;
    const i = this.#index;
    const view = this.#box.view();
    const { highs } = this.#box.frame();
    const far = view.bounds.map(([a, b], k) => (highs[k] ? b : a));
    const near = view.bounds.map(([a, b], k) => (highs[k] ? a : b));
    const [first, last] = [(i + 1) % 3, (i + 2) % 3];
    const paths = ticks.map((tick) => {
      const bend = [...far];
      bend[i] = tick.loc;
      const [from, to] = [[...bend], [...bend]];
      from[first] = near[first];
      to[last] = near[last];
      const points = projectPoints(view, Float64Array.of(...from, ...bend, ...to));
      return { vertices: inPlane(points), codes: null };
    });
    const classic = rc['_internal.classic_mode'];
    const grid = new PathCollection(
      { paths, transform: axes.transData },
      {
        edgecolors: Float64Array.from(classic ? [0.9, 0.9, 0.9, 1] : axes.color(rc['grid.color'])),
        linewidths: [classic ? 1 : rc['grid.linewidth']],
        linestyles: [classic ? '-' : rc['grid.linestyle']],
        antialiaseds: [rc['lines.antialiased']],
      },
      rc,
    );
    grid.clipOn = false;
    grid.draw(ctx);
  }

  override draw(ctx: DrawContext): void {
    if (!this.visible) return;
    const { axes, rc } = this;
    const placed = this.#place3D();
    const classic = rc['_internal.classic_mode'];
    const line = (xy: Float64Array, color: unknown, linewidth: number): void => {
      const drawn = new Line2D(
        xy,
        axes.transData,
        { color: axes.color(color), linewidth, linestyle: '-', marker: 'none' },
        rc,
      );
      drawn.clipOn = false;
      drawn.draw(ctx);
    };
    for (const edge of placed.edges) {
      line(edge.line, classic ? 'k' : rc['axes.edgecolor'], classic ? 0.75 : rc['axes.linewidth']);
      for (const { tick, line: xy } of edge.ticks) {
        line(xy, tick.style.color, this.#tickWidth(tick));
        tick.label1?.draw(ctx);
        tick.label2?.draw(ctx);
      }
      edge.offset.draw(ctx);
    }
    for (const label of placed.labels) label.draw(ctx);
  }

  #tickWidth(tick: Tick): number {
    const { rc } = this;
    if (rc['_internal.classic_mode']) return rc['lines.linewidth'];
    const which = tick.style === this.major ? 'major' : 'minor';
    return rc[`${this.axisName === 'y' ? 'y' : 'x'}tick.${which}.width`];
  }

  override tightBox(ctx: DrawContext, forLayout = false): Bbox | null {
    if (!this.visible || (forLayout && !this.inLayout)) return null;
    const placed = this.#place3D();
    const boxes: Bbox[] = [];
    const push = (box: Bbox | null): void => {
      if (box && Number.isFinite(box.x0 + box.x1 + box.y0 + box.y1)) boxes.push(box);
    };
    for (const edge of placed.edges) {
      for (const { tick } of edge.ticks)
        for (const label of [tick.label1, tick.label2]) if (label) push(label.windowExtent(ctx));
      const line = new Line2D(edge.line, this.axes.transData, { color: [0, 0, 0, 1], marker: 'none' }, this.rc);
      push(line.windowExtent(ctx));
      if (edge.offset.visible && edge.offset.text !== '') push(edge.offset.windowExtent(ctx));
    }
    if (!forLayout) for (const label of placed.labels) push(label.windowExtent(ctx));
    return bboxUnion(boxes);
  }

  #place3D(): Placed {
    const { axes } = this;
    const frame = this.#box.frame();
    const { x0, x1, y0, y1 } = axes.bbox();
    const { dpi } = axes.figure;
    // A rough measure of the box in points: boxes can be turned.
    const points = 72 * ((x1 - x0) / dpi) + 72 * ((y1 - y0) / dpi);
    const perPoint = 48 / points;
    const { mins, maxs } = frame;
    const centers = mins.map((v, k) => 0.5 * (maxs[k] + v));
    const deltas = mins.map((v, k) => (maxs[k] - v) * boxShare);
    const labelDeltas = deltas.map((d) => (this.labelpad + labelOffset) * perPoint * d);
    const space: Space = { frame, centers, deltas, perPoint };
    const placed = edges(this.ticksOn).map((position) => {
      const ends = axisEdge(frame, this.#index, position);
      const line = this.#projectEnds(ends);
      const ticks = this.#placeTicks(space, ends[0], position);
      const offset = this.#placeOffset(space, ends, line, labelDeltas);
      return { line, ticks, offset };
    });
    if (this.labelText.text === '' || !this.labelText.visible) return { edges: placed, labels: [] };
    const labels = edges(this.labelOn).map((position) =>
      this.#placeLabel(space, axisEdge(frame, this.#index, position), labelDeltas),
    );
    return { edges: placed, labels };
  }

  #projectEnds([start, end]: readonly [number[], number[]]): Float64Array {
    const { matrix } = this.#box.view();
    const [a, b] = [start, end].map(([x, y, z]) => projectPlace(matrix, x, y, z));
    return Float64Array.of(a[0], a[1], b[0], b[1]);
  }

  /** Moves a point away from the middle of the box, but not along the axis. */
  #outward(space: Space, point: readonly number[], by: readonly number[]): [number, number, number] {
    return point.map((v, k) => {
      const d = v - space.centers[k];
      const sign = d < 0 || Object.is(d, -0) ? -1 : 1;
      return k === this.#index ? v : v + sign * by[k];
    }) as [number, number, number];
  }

  #placeTicks(space: Space, edge: readonly number[], position: EdgePosition): PlacedTick[] {
    const { elev, azim } = this.#box.camera;
    const { matrix } = this.#box.view();
    const i = this.#index;
    const across = tickDirection(i, position, elev, azim);
    const delta = space.frame.highs[across] ? space.deltas[across] : -space.deltas[across];
    const pointDeltas = space.deltas.map((d) => space.perPoint * d);
    return this.ticks().map((tick) => {
      const at = [...edge] as [number, number, number];
      at[i] = this.group.scale.forward(tick.loc);
      const end = (v: number): [number, number, number] => {
        const p = [...at] as [number, number, number];
        p[across] = v;
        return projectPlace(matrix, ...p);
      };
      const [outer, inner] = [end(edge[across] + tickOutward * delta), end(edge[across] - tickInward * delta)];
      const by = pointDeltas.map((p) => (tick.style.pad + tickLabelOffset) * p);
      const [lx, ly] = projectPlace(matrix, ...this.#outward(space, at, by));
      for (const label of [tick.label1, tick.label2]) {
        if (!label) continue;
        label.x = lx;
        label.y = ly;
      }
      return { tick, line: Float64Array.of(outer[0], outer[1], inner[0], inner[1]) };
    });
  }

  /** Degrees of the axis on the page, so that text can run along it. */
  #pageAngle(line: Float64Array): number {
    const affine = this.axes.transAxes().affine;
    const [ax, ay] = applyPoint(affine, line[0], line[1]);
    const [bx, by] = applyPoint(affine, line[2], line[3]);
    return uprightAngle(Math.atan2(by - ay, bx - ax) * (180 / Math.PI));
  }

  #placeOffset(space: Space, ends: readonly [number[], number[]], line: Float64Array, by: readonly number[]): Text {
    const { matrix } = this.#box.view();
    const i = this.#index;
    const outer = edgeOrder(i)[2] === 2 ? 0 : 1;
    const [x, y] = projectPlace(matrix, ...this.#outward(space, ends[outer], by));
    const ended = [...ends[outer]] as [number, number, number];
    const ha = alignOffset(
      projectPlace(matrix, space.centers[0], space.centers[1], space.centers[2]),
      projectPlace(matrix, ...ended),
      i,
      space.frame.highs,
    );
    const text = this.group.majorFormatter.offset(this);
    const { rc } = this;
    const options = {
      color: this.major.labelcolor,
      fontsize: rc['xtick.labelsize'],
      ha,
      va: 'center' as const,
      rotation: this.#pageAngle(line),
      rotation_mode: 'anchor' as const,
    };
    const offset = new Text(x, y, text, this.axes.transData, options, rc);
    offset.visible = this.offsetText.visible;
    this.offsetText.text = text;
    return offset;
  }

  #placeLabel(space: Space, ends: readonly [number[], number[]], by: readonly number[]): Text {
    const { matrix } = this.#box.view();
    const middle = ends[0].map((v, k) => 0.5 * (v + ends[1][k]));
    const [x, y] = projectPlace(matrix, ...this.#outward(space, middle, by));
    const { labelText } = this;
    // Short names stand upright, longer ones run along the axis.
    const turned = [...labelText.text].length > 4;
    const rotation = turned ? this.#pageAngle(this.#projectEnds(ends)) : labelText.rotation;
    return new Text(x, y, labelText.text, this.axes.transData, { ...labelText.options, rotation }, this.rc);
  }
}

interface Space {
  readonly frame: BoxFrame;
  readonly centers: readonly number[];
  readonly deltas: readonly number[];
  readonly perPoint: number;
}
