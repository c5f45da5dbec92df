import { formatFixed } from './format-number.ts';
import { formatPercent, formatTemplate } from './format-template.ts';
import { type Formatter, fixMinus, type TickAxis } from './tick-axis.ts';

/** What formatters without state share. */
export abstract class BaseFormatter implements Formatter {
  abstract format(x: number, pos: number | null, axis: TickAxis): string;
  setLocs(_locs: ArrayLike<number>, _axis: TickAxis): void {}
  offset(_axis: TickAxis): string {
    return '';
  }
}

/** No labels. */
export class NullFormatter extends BaseFormatter {
  override format(): string {
    return '';
  }
}

/** Given labels, by position; ticks beyond them get none. */
export class FixedFormatter extends BaseFormatter {
  readonly #labels: readonly string[];
  readonly #offset: string;

  constructor(labels: readonly string[], offset = '') {
    super();
    this.#labels = labels;
    this.#offset = offset;
  }

  get labels(): readonly string[] {
    return this.#labels;
  }

  override format(_x: number, pos: number | null): string {
    return pos === null ? '' : (this.#labels[pos] ?? '');
  }

  override offset(): string {
    return this.#offset;
  }
}

/** Given labels, by place: ticks elsewhere get none (what `set_ticks` with labels does). */
export class PlacedFormatter extends BaseFormatter {
  readonly #labels: ReadonlyMap<number, string>;

  constructor(locs: ArrayLike<number>, labels: readonly string[]) {
    super();
    this.#labels = new Map(Array.from(locs, (x, i) => [x, labels[i] ?? '']));
  }

  override format(x: number): string {
    return this.#labels.get(x) ?? '';
  }
}

/** A `%` format of the value, `%1.2f`. Throws `TickError` from the constructor when it is no such format. */
export class FormatStrFormatter extends BaseFormatter {
  readonly #format: string;

  constructor(format: string) {
    super();
    formatPercent(format, 0);
    this.#format = format;
  }

  override format(x: number): string {
    return formatPercent(this.#format, x);
  }
}

/** A `str.format` template with the fields `x` and `pos`, `{x:,.2f} km`. Throws `TickError` from the constructor when malformed. */
export class StrMethodFormatter extends BaseFormatter {
  readonly #template: string;

  constructor(template: string) {
    super();
    formatTemplate(template, { x: 0, pos: 0 }, (s) => s);
    this.#template = template;
  }

  override format(x: number, pos: number | null, axis: TickAxis): string {
    return formatTemplate(this.#template, { x, pos: pos ?? 0 }, (field) => fixMinus(field, axis));
  }
}

/** Keywords of Matplotlib's `PercentFormatter`. */
export interface PercentOptions {
  /** The value that is 100 %. */
  readonly xmax?: number;
  readonly decimals?: number | null;
  readonly symbol?: string | null;
}

/** Percent of `xmax`. */
export class PercentFormatter extends BaseFormatter {
  readonly #xmax: number;
  readonly #decimals: number | null;
  readonly #symbol: string;

  constructor(options: PercentOptions = {}) {
    super();
    this.#xmax = options.xmax ?? 100;
    this.#decimals = options.decimals ?? null;
    this.#symbol = options.symbol === undefined ? '%' : (options.symbol ?? '');
  }

  override format(x: number, _pos: number | null, axis: TickAxis): string {
    const [a, b] = axis.viewInterval();
    const range = 100 * (Math.abs(b - a) / this.#xmax);
    const auto = range <= 0 ? 0 : Math.min(5, Math.max(0, Math.ceil(2 - Math.log10(2 * range))));
    return fixMinus(formatFixed(100 * (x / this.#xmax), Math.trunc(this.#decimals ?? auto)) + this.#symbol, axis);
  }
}
