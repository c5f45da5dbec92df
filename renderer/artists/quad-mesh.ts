import { type Bbox, bboxOfPoints } from '../geometry/bbox.ts';
import { type TransformRef, transformPoints } from '../geometry/transform.ts';
import { Artist, type ArtistOptions, type DrawContext } from './artist.ts';
import { makeStroke } from './line-style.ts';

export interface QuadMeshOptions extends ArtistOptions {
  /** Packed r, g, b, a; repeated over the cells. Empty: no outlines. */
  readonly edgecolors?: Float64Array;
  /** Points. */
  readonly linewidth?: number;
  readonly antialiased?: boolean;
  /** Whether corners are moved to pixels; rcParam `pcolormesh.snap` where a mesh is drawn from data. */
  readonly snap?: boolean | null;
  /** Outlines only. */
  readonly hollow?: boolean;
}

const none = new Float64Array(0);

/** Cells between the lines of a bent grid, one colour each (`QuadMesh`). */
export class QuadMesh extends Artist {
  override zorder = 1;
  readonly rows: number;
  readonly columns: number;
  /** (rows + 1)·(columns + 1) corners, row by row, in the coordinates of `transform`. */
  readonly coordinates: Float64Array;
  /** Packed r, g, b, a per cell. */
  readonly colors: Float64Array;
  readonly transform: TransformRef;
  readonly options: QuadMeshOptions;

  constructor(
    rows: number,
    columns: number,
    coordinates: Float64Array,
    colors: Float64Array,
    transform: TransformRef,
    options: QuadMeshOptions = {},
  ) {
    super();
    this.rows = rows;
    this.columns = columns;
    this.coordinates = coordinates;
    this.colors = colors;
    this.transform = transform;
    this.options = options;
    this.applyOptions(options);
  }

  override draw(ctx: DrawContext): void {
    const { edgecolors = none, linewidth = 1, antialiased = false, snap = null, hollow = false } = this.options;
    const coordinates = transformPoints(this.transform(), this.coordinates);
    ctx.items.push({
      kind: 'quadmesh',
      rows: this.rows,
      columns: this.columns,
      coordinates,
      fills: hollow ? none : this.colors,
      stroke: edgecolors.length > 0 ? makeStroke([0, 0, 0, 1], linewidth, null, ctx.dpi, 'butt', 'round') : null,
      strokes: edgecolors,
      clip: this.currentClip(),
      antialiased,
      snap,
      gid: this.gid,
    });
  }

  override windowExtent(_ctx: DrawContext): Bbox | null {
    return bboxOfPoints(transformPoints(this.transform(), this.coordinates));
  }
}
