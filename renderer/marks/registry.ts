import type { ZodMiniType } from 'zod/mini';
import type { Axes } from '../axes/axes.ts';
import type { AliasFamily } from '../normalize/aliases.ts';
import { expandAliases, expandNested } from '../normalize/aliases.ts';
import { angleSpectrum, phaseSpectrum } from './angle-spectrum.ts';
import { annotate } from './annotate.ts';
import { arrow } from './arrow.ts';
import { axhline, axvline } from './axis-lines.ts';
import { axline } from './axline.ts';
import { bar, barh } from './bar.ts';
import { bar3d } from './bar3d.ts';
import { barbs } from './barbs.ts';
import { boxplot } from './boxplot.ts';
import { brokenBarh } from './broken-barh.ts';
import { cohere } from './cohere.ts';
import { contour, contourf } from './contour.ts';
import { acorr, xcorr } from './correlation.ts';
import { csd } from './csd.ts';
import { ecdf } from './ecdf.ts';
import { errorbar } from './errorbar.ts';
import { eventplot } from './eventplot.ts';
import { fill } from './fill.ts';
import { fillBetween, fillBetweenX } from './fill-between.ts';
import { groupedBar } from './grouped-bar.ts';
import { hexbin } from './hexbin.ts';
import { hist2d } from './hist2d.ts';
import { histogram } from './histogram.ts';
import { hlines, vlines } from './hlines-vlines.ts';
import { imshow } from './imshow.ts';
import { line } from './line.ts';
import { loglog, semilogx, semilogy } from './log-lines.ts';
import { magnitudeSpectrum } from './magnitude-spectrum.ts';
import type { Mark, MarkExample, Plotted, Report } from './mark.ts';
import { matshow } from './matshow.ts';
import { pcolor } from './pcolor.ts';
import { pcolormesh } from './pcolormesh.ts';
import { pie } from './pie.ts';
import { plotSurface } from './plot-surface.ts';
import { plotTrisurf } from './plot-trisurf.ts';
import { plotWireframe } from './plot-wireframe.ts';
import { psd } from './psd.ts';
import { quiver } from './quiver.ts';
import { scatter } from './scatter.ts';
import { axhspan, axvspan } from './spans.ts';
import { specgram } from './specgram.ts';
import { spy } from './spy.ts';
import { stackplot } from './stackplot.ts';
import { stairs } from './stairs.ts';
import { stem } from './stem.ts';
import { step } from './step.ts';
import { streamplot } from './streamplot.ts';
import { table } from './table.ts';
import { text } from './text.ts';
import { tricontour, tricontourf } from './tricontour.ts';
import { tripcolor } from './tripcolor.ts';
import { triplot } from './triplot.ts';
import { violinplot } from './violinplot.ts';

/**
 * Every kind of plot, one line each. Imports are static so that a figure can be validated without waiting; schemas are built when
 * they are first asked for, and heavy algorithms belong in modules that a mark imports itself.
 */
const marks = [
  register(line),
  register(scatter),
  register(histogram),
  register(bar),
  register(barh),
  register(errorbar),
  register(fillBetween),
  register(fillBetweenX),
  register(imshow),
  register(pcolormesh),
  register(pcolor),
  register(psd),
  register(csd),
  register(cohere),
  register(specgram),
  register(magnitudeSpectrum),
  register(angleSpectrum),
  register(phaseSpectrum),
  register(quiver),
  register(barbs),
  register(plotSurface),
  register(plotWireframe),
  register(plotTrisurf),
  register(bar3d),
  register(streamplot),
  register(text),
  register(table),
  register(pie),
  register(ecdf),
  register(groupedBar),
  register(stackplot),
  register(boxplot),
  register(violinplot),
  register(annotate),
  register(arrow),
  register(acorr),
  register(xcorr),
  register(eventplot),
  register(stem),
  register(stairs),
  register(brokenBarh),
  register(fill),
  register(loglog),
  register(semilogx),
  register(semilogy),
  register(step),
  register(hlines),
  register(vlines),
  register(axhspan),
  register(axvspan),
  register(axline),
  register(axhline),
  register(axvline),
  register(contour),
  register(contourf),
  register(hist2d),
  register(hexbin),
  register(matshow),
  register(spy),
  register(tricontour),
  register(tricontourf),
  register(tripcolor),
  register(triplot),
];

/** A mark of any keywords: what the rest of the renderer deals with. */
export interface RegisteredMark {
  readonly type: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  readonly doc: string;
  readonly projections: readonly string[];
  readonly examples: readonly MarkExample[];
  readonly dataNames: Readonly<Record<string, string>>;
  readonly family: AliasFamily;
  schema(): ZodMiniType;
  /** A mark's keywords with all short names spelled out. */
  expand(spec: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** Whether a key, in its short or long form, is one of the mark's keywords. */
  knows(key: string): boolean;
  check(spec: unknown, report: Report): void;
  plot(axes: Axes, spec: unknown): Plotted;
}

function register<S>(mark: Mark<S>): RegisteredMark {
  let schema: ZodMiniType<S> | undefined;
  const get = (): ZodMiniType<S> => {
    schema ??= mark.schema();
    return schema;
  };
  return {
    type: mark.type,
    aliases: mark.aliases ?? [],
    summary: mark.summary,
    doc: mark.doc,
    projections: mark.projections ?? ['rectilinear', 'polar'],
    examples: mark.examples,
    dataNames: mark.dataNames ?? {},
    family: mark.family,
    schema: get,
    expand: (spec) => expandNested(expandAliases(spec, mark.family), mark.nested ?? {}),
    knows: (key) => {
      const shape = (get() as unknown as { _zod: { def: { shape?: object } } })._zod.def.shape ?? {};
      return Object.keys(expandAliases({ [key]: 0 }, mark.family)).every((long) => long in shape);
    },
    check: (spec, report) => mark.check?.(spec as S, report),
    plot: (axes, spec) => mark.plot(axes, spec as S),
  };
}

const byName = new Map<string, RegisteredMark>();
for (const mark of marks) for (const name of [mark.type, ...mark.aliases]) byName.set(name, mark);

/** The mark of that type or alias. */
export function markOf(type: unknown): RegisteredMark | undefined {
  return typeof type === 'string' ? byName.get(type) : undefined;
}

/** All marks in order. */
export function allMarks(): readonly RegisteredMark[] {
  return marks;
}
