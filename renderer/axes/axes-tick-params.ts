import type { TickParamsSpec } from '../schema/axes-schema.ts';
import type { Axes } from './axes.ts';
import { applyTickParams, type TickParams } from './tick-style.ts';

const labelKeys = ['labelbottom', 'labeltop', 'labelleft', 'labelright'] as const;

/** `Axes.tick_params`. */
export function tickParams(ax: Axes, p: TickParamsSpec): void {
  for (const name of ax.axisNames()) {
    const axis = ax.axisOf(name);
    if ((p.axis ?? 'both') !== 'both' && p.axis !== name) continue;
    const { labelrotation_mode, rotation, ...rest } = p;
    const params: TickParams = {
      ...rest,
      labelrotation: p.labelrotation ?? rotation,
      rotation_mode: labelrotation_mode,
    };
    const which = p.which ?? 'major';
    if (which !== 'minor') applyTickParams(axis.major, axis.look, params, ax.rc, ax.color);
    if (which !== 'major') applyTickParams(axis.minor, axis.look, params, ax.rc, ax.color);
    // Labels' visibility and colour are also the offset text's.
    if (labelKeys.some((key) => p[key] !== undefined)) axis.showOffsetWithLabels();
    const color = p.labelcolor ?? p.colors;
    if (color !== undefined) axis.offsetText.color = ax.color(color);
  }
}
