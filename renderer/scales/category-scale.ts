import { BaseLocator } from '../ticks/base-locator.ts';
import { roundHalfEven } from '../ticks/numeric.ts';
import { BaseFormatter, NullFormatter } from '../ticks/simple-formatters.ts';
import { NullLocator } from '../ticks/simple-locators.ts';
import { checkTickCount } from '../ticks/tick-axis.ts';
import { LinearScale } from './linear-scale.ts';
import type { TickDefaults } from './scale.ts';

/** Names in the order in which they first came, numbered from 0. All marks on an axis share one. */
export class CategoryMap {
  readonly #places = new Map<string, number>();

  /** The number of a name; a new name gets the next one. */
  place(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.#places.size);
    return this.#places.size - 1;
  }

  /** The numbers of names. */
  places(names: readonly string[]): Float64Array {
    return Float64Array.from(names, (name) => this.place(name));
  }

  get names(): readonly string[] {
    return [...this.#places.keys()];
  }
}

class CategoryLocator extends BaseLocator {
  readonly #map: CategoryMap;
  constructor(map: CategoryMap) {
    super();
    this.#map = map;
  }
  override tickValues(): number[] {
    checkTickCount(this.#map.names.length);
    return this.#map.names.map((_, i) => i);
  }
}

class CategoryFormatter extends BaseFormatter {
  readonly #map: CategoryMap;
  constructor(map: CategoryMap) {
    super();
    this.#map = map;
  }
  override format(x: number): string {
    return this.#map.names[roundHalfEven(x)] ?? '';
  }
}

/** Categories at 0, 1, 2, …, drawn linearly and labelled with their names. */
export class CategoryScale extends LinearScale {
  readonly map: CategoryMap;

  constructor(map = new CategoryMap()) {
    super();
    this.map = map;
  }

  override tickDefaults(): TickDefaults {
    return {
      majorLocator: new CategoryLocator(this.map),
      majorFormatter: new CategoryFormatter(this.map),
      minorLocator: new NullLocator(),
      minorFormatter: new NullFormatter(),
    };
  }
}
