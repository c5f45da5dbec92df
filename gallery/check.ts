/** Draws one figure of the gallery with the native renderer and compares it with what Matplotlib drew. */
import { readFileSync } from 'node:fs';
import { inspect } from '../renderer/inspect.ts';
import { render } from '../renderer/render.ts';
import { decodePng, type Picture } from './decode-png.ts';
import { figureOf, numbersPath, picturePath } from './figures.ts';
import { compareNumbers, type NumberFault } from './numbers.ts';
import { type PixelDistance, pixelDistance } from './pixels.ts';

/** The bars: a figure above `good` needs a written reason, none may be above `worst`, `goodShare` must be below `good`. */
export const limits = { good: 0.5, worst: 3, goodShare: 0.9 } as const;

/** How a figure fared. `distance` is missing when the renderer failed or drew another size; `failure` says so. */
export interface Outcome {
  readonly name: string;
  readonly distance?: PixelDistance;
  readonly native?: Picture;
  readonly expected: Picture;
  readonly faults: readonly NumberFault[];
  readonly failure?: string;
  /** Milliseconds of the drawing. */
  readonly time: number;
}

/** Compares picture and numbers of the figure `name`. Failures of the renderer are outcomes, not exceptions. */
export async function checkFigure(name: string): Promise<Outcome> {
  const figure = figureOf(name);
  const expected = decodePng(readFileSync(picturePath(name)));
  const started = performance.now();
  let native: Picture | undefined;
  try {
    const { body } = await render(figure, { format: 'png' });
    const time = performance.now() - started;
    native = decodePng(body);
    const distance = pixelDistance(native, expected);
    const numbers = JSON.parse(JSON.stringify(await inspect(figure))) as unknown;
    const faults = compareNumbers(JSON.parse(readFileSync(numbersPath(name), 'utf8')), numbers);
    return { name, distance, native, expected, faults, time };
  } catch (error) {
    const failure = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { name, ...(native && { native }), expected, faults: [], failure, time: performance.now() - started };
  }
}

/** What is wrong with an outcome, in words; empty when all is well. `reason` is the written one, if there is any. */
export function complaints(outcome: Outcome, reason: string | undefined): string[] {
  if (outcome.distance === undefined) return [outcome.failure ?? 'nothing was drawn'];
  const { rms } = outcome.distance;
  const found: string[] = [];
  if (outcome.failure !== undefined) found.push(outcome.failure);
  if (rms > limits.worst) found.push(`RMS ${rms.toFixed(2)} is above ${limits.worst}`);
  else if (rms > limits.good && !reason) found.push(`RMS ${rms.toFixed(2)} is above ${limits.good} and has no reason`);
  if (rms <= limits.good && reason) found.push(`RMS ${rms.toFixed(2)} needs no reason any more`);
  for (const { pointer, expected, actual } of outcome.faults.slice(0, 5)) {
    found.push(`numbers${pointer}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
  }
  if (outcome.faults.length > 5) found.push(`and ${outcome.faults.length - 5} more numbers`);
  return found;
}

/** Share of outcomes whose picture is good. */
export function goodShare(outcomes: readonly Outcome[]): number {
  return outcomes.filter((o) => o.distance !== undefined && o.distance.rms <= limits.good).length / outcomes.length;
}
