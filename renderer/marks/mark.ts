import type { ZodMiniType } from 'zod/mini';
import type { Artist } from '../artists/artist.ts';
import type { Mappable } from '../artists/mappable.ts';
import type { Axes } from '../axes/axes.ts';
import type { AliasFamily, NestedAliases } from '../normalize/aliases.ts';

/** Notes a fault in a figure: a JSON pointer relative to the mark (`/y`, or '' for the mark itself) and plain words. */
export type Report = (pointer: string, detail: string) => void;

/** What a mark left on its axes. */
export interface Plotted {
  readonly artists: readonly Artist[];
  /** What a colorbar of this mark would show. */
  readonly mappable?: Mappable;
  /** What the mark computed (bins, levels, box statistics), as gallery/README.md lists it for `inspect`. Only called by it. */
  readonly numbers?: () => Readonly<Record<string, unknown>>;
}

/** An entry of the gallery and of the docs: a figure in the simple or the full form. */
export interface MarkExample {
  readonly title: string;
  readonly figure: unknown;
}

/**
 * A kind of plot: one file, one record. `plot` does what the Axes method of that name does, step by step, because the order of
 * calls decides colours, limits and what lies on top. It must not draw: artists do, later.
 */
export interface Mark<S> {
  /** As in `"type"` and in the simple form's `plot_type`. */
  readonly type: string;
  /** Other names that mean the same, e.g. Matplotlib's method name. */
  readonly aliases?: readonly string[];
  /** A sentence for lists, and a paragraph or two for the docs page. Markdown. */
  readonly summary: string;
  readonly doc: string;
  /** Projections that it can be drawn in; rectilinear and polar unless told. */
  readonly projections?: readonly ('rectilinear' | 'polar' | '3d')[];
  /** Which short names of keywords (`lw`, `fc`, …) it takes. */
  readonly family: AliasFamily;
  /** Keywords that hold keywords (`wedgeprops`; `pie_label.textprops`), and which short names those take. */
  readonly nested?: NestedAliases;
  /** The mark's keywords without `type`, as a strict object. A function, so that it is only built when used. */
  readonly schema: () => ZodMiniType<S>;
  /** Names that the simple form's `data` may use for a keyword, e.g. the article's `values` for a histogram's `x`. */
  readonly dataNames?: Readonly<Record<string, string>>;
  readonly examples: readonly MarkExample[];
  /** Faults that a schema cannot see: lengths that differ, empty data. Runs without drawing; must be complete. */
  readonly check?: (spec: S, report: Report) => void;
  readonly plot: (axes: Axes, spec: S) => Plotted;
}

/** Types a mark record: `S` is found from `schema`. */
export function defineMark<S>(mark: Mark<S>): Mark<S> {
  return mark;
}
