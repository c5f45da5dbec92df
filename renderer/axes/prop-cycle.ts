import type { PropCycle } from '../rc/rc-types.ts';

type Entry = Readonly<Record<string, unknown>>;

/** Read once: every axes steps through its cycle twice over, and most figures have the same. */
const known = new WeakMap<PropCycle, readonly Entry[]>();

function entriesOf(cycle: PropCycle): readonly Entry[] {
  let entries = known.get(cycle);
  if (entries === undefined) {
    const keys = Object.keys(cycle);
    const length = keys.length > 0 ? cycle[keys[0]].length : 0;
    entries = Array.from({ length }, (_, i) => Object.fromEntries(keys.map((k) => [k, cycle[k][i]])));
    known.set(cycle, entries);
  }
  return entries;
}

/** Steps through a property cycle. Lines and filled shapes of an axes each have one of their own. */
export class CycleStepper {
  readonly #entries: readonly Entry[];
  #index = 0;

  constructor(cycle: PropCycle) {
    this.#entries = entriesOf(cycle);
  }

  /** The next colour; black, without a step, when the cycle has no colours. */
  nextColor(): unknown {
    const entry = this.#entries[this.#index];
    if (!entry || !('color' in entry)) return 'k';
    this.#index = (this.#index + 1) % this.#entries.length;
    return entry.color;
  }

  /** The next properties that `given` does not set; the cycle only steps when it has something to give. */
  nextProperties(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const entry = this.#entries[this.#index];
    if (!entry || !Object.keys(entry).some((k) => given[k] === undefined || given[k] === null)) return {};
    this.#index = (this.#index + 1) % this.#entries.length;
    return Object.fromEntries(Object.entries(entry).filter(([k]) => given[k] === undefined || given[k] === null));
  }
}
