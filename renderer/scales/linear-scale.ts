import type { RcParams } from '../rc/rc-params.ts';
import { AutoMinorLocator } from '../ticks/auto-minor-locator.ts';
import { AutoLocator } from '../ticks/max-n-locator.ts';
import { ScalarFormatter } from '../ticks/scalar-formatter.ts';
import { NullFormatter } from '../ticks/simple-formatters.ts';
import { NullLocator } from '../ticks/simple-locators.ts';
import { BaseScale, type TickDefaults } from './scale.ts';

/** The ticks of linear axes, and of axes with a function of the user's. */
export function linearTickDefaults(axisName: string, rc: RcParams): TickDefaults {
  const minor = (axisName === 'x' && rc['xtick.minor.visible']) || (axisName === 'y' && rc['ytick.minor.visible']);
  return {
    majorLocator: new AutoLocator(rc['_internal.classic_mode']),
    majorFormatter: new ScalarFormatter(),
    minorLocator: minor ? new AutoMinorLocator() : new NullLocator(),
    minorFormatter: new NullFormatter(),
  };
}

/** Data as they are. */
export class LinearScale extends BaseScale {
  override readonly name = 'linear';
  override readonly isLinear = true;

  override forward(value: number): number {
    return value;
  }

  override inverse(place: number): number {
    return place;
  }

  override tickDefaults(axisName: string, rc: RcParams): TickDefaults {
    return linearTickDefaults(axisName, rc);
  }
}

/** A pair of functions that undo each other. */
export interface FunctionPair {
  readonly forward: (value: number) => number;
  readonly inverse: (place: number) => number;
}

/** Any monotone function (`functions` of secondary axes). */
export class FunctionScale extends BaseScale {
  override readonly name = 'function';
  override readonly isLinear = false;
  readonly #functions: FunctionPair;

  constructor(functions: FunctionPair) {
    super();
    this.#functions = functions;
  }

  override forward(value: number): number {
    return this.#functions.forward(value);
  }

  override inverse(place: number): number {
    return this.#functions.inverse(place);
  }

  override tickDefaults(axisName: string, rc: RcParams): TickDefaults {
    return linearTickDefaults(axisName, rc);
  }
}
