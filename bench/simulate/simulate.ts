import { TimeHeap } from './heap.ts';
import { exponential, logNormal, seeded } from './random.ts';
import type { Scaler } from './scalers.ts';

/** Figures per second at a time in seconds; `peak` bounds it. */
export interface Load {
  readonly peak: number;
  at(second: number): number;
}

/** What was measured of the parts, in seconds. */
export interface Parts {
  /** Mean time a worker is busy with a figure, and its standard deviation over that mean. */
  readonly service: number;
  readonly serviceVariation: number;
  /** Workers of a replica, each with a core of its own. */
  readonly workers: number;
  /** From the scaler's wish to a replica that draws: scheduling, process start, first warm worker. */
  readonly coldStart: number;
  /** What a figure spends outside of waiting and drawing: sends, receives, calls, storing. */
  readonly overhead: number;
}

export interface Plan {
  readonly load: Load;
  readonly parts: Parts;
  readonly scaler: Scaler;
  readonly maxReplicas: number;
  /** Seconds to simulate; what waits then is drawn to the end. */
  readonly duration: number;
  readonly seed?: number;
  /** Above that many figures a minute, one in k is simulated on one in k replicas; 60,000 unless told. */
  readonly largest?: number;
}

/** Times in seconds. */
export interface Outcome {
  readonly figures: number;
  readonly waitMean: number;
  readonly waitP50: number;
  readonly waitP95: number;
  readonly waitMax: number;
  readonly endToEndP95: number;
  readonly replicasMean: number;
  readonly replicasPeak: number;
  readonly backlogPeak: number;
  readonly inFlightPeak: number;
  /** Samples along the way, one every `step` seconds. */
  readonly step: number;
  readonly replicas: readonly number[];
  readonly backlog: readonly number[];
}

const SAMPLES = 240;
const ARRIVAL = -1;

/** Queue, workers and scaler as discrete events: every figure arrives, waits in order, and is drawn. */
export function simulate(plan: Plan): Outcome {
  const { parts, scaler, duration } = plan;
  const thin = Math.max(1, Math.ceil((plan.load.peak * 60) / (plan.largest ?? 60_000)));
  const random = seeded(plan.seed ?? 1);
  const peak = plan.load.peak / thin;
  const most = Math.max(1, Math.floor(plan.maxReplicas / thin));

  const events = new TimeHeap();
  const ready = new TimeHeap();
  const arrivals: number[] = [];
  const waits: number[] = [];
  const totals: number[] = [];
  let head = 0;
  let replicas = Math.min(most, Math.max(0, Math.ceil(scaler.min / thin)));
  let wanted = replicas;
  let coming = 0;
  let busy = 0;
  let startedSince = 0;
  let now = 0;
  let replicaSeconds = 0;
  const step = duration / SAMPLES;
  const samples: [number, number][] = [];
  let [replicasPeak, backlogPeak, inFlightPeak] = [replicas, 0, 0];

  const begin = (): void => {
    while (head < arrivals.length && busy < replicas * parts.workers) {
      const arrivedAt = arrivals[head++];
      const service = logNormal(random, parts.service, parts.serviceVariation);
      waits.push(now - arrivedAt);
      totals.push(now - arrivedAt + service + parts.overhead);
      events.push(now + service, 0);
      busy++;
      startedSince++;
    }
    inFlightPeak = Math.max(inFlightPeak, busy);
    backlogPeak = Math.max(backlogPeak, arrivals.length - head);
  };
  const look = (): void => {
    const sight = {
      now,
      visible: (arrivals.length - head) * thin,
      inFlight: busy * thin,
      startedPerSecond: (startedSince * thin) / scaler.every,
      ready: replicas * thin,
      wanted: wanted * thin,
    };
    startedSince = 0;
    const wish = Math.min(most, Math.max(Math.ceil(scaler.min / thin), Math.ceil(scaler.desired(sight) / thin)));
    for (; wanted < wish; wanted++, coming++) ready.push(now + parts.coldStart, 0);
    // Those that are still starting go first; a busy one ends when its figures are drawn, which takes no time worth counting.
    while (wanted > wish && coming > 0) {
      wanted--;
      coming--;
      ready.pop();
    }
    replicas -= wanted - wish;
    wanted = wish;
  };

  events.push(exponential(random, peak), ARRIVAL);
  let lookAt = scaler.every;
  let sampleAt = 0;
  while (now < duration || head < arrivals.length || busy > 0) {
    const next = Math.min(events.next, ready.next, lookAt, sampleAt);
    replicaSeconds += (replicas + coming) * (next - now);
    now = next;
    if (now === sampleAt) {
      samples.push([replicas, arrivals.length - head]);
      sampleAt += step;
    } else if (now === lookAt) {
      look();
      lookAt += scaler.every;
    } else if (now === ready.next) {
      ready.pop();
      coming--;
      replicas++;
      replicasPeak = Math.max(replicasPeak, replicas);
    } else if (events.pop() === ARRIVAL) {
      // Thinning of a Poisson process at the peak rate (Lewis and Shedler 1979).
      if (random() * plan.load.peak < plan.load.at(now)) arrivals.push(now);
      const following = now + exponential(random, peak);
      if (following < duration) events.push(following, ARRIVAL);
    } else busy--;
    begin();
    if (now > duration * 20) throw new Error('the backlog is never worked off: more replicas are needed');
  }
  waits.sort((a, b) => a - b);
  totals.sort((a, b) => a - b);
  const at = (sorted: readonly number[], q: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
  return {
    figures: waits.length * thin,
    waitMean: waits.reduce((sum, wait) => sum + wait, 0) / Math.max(1, waits.length),
    waitP50: at(waits, 0.5),
    waitP95: at(waits, 0.95),
    waitMax: at(waits, 1),
    endToEndP95: at(totals, 0.95),
    replicasMean: (replicaSeconds * thin) / now,
    replicasPeak: replicasPeak * thin,
    backlogPeak: backlogPeak * thin,
    inFlightPeak: inFlightPeak * thin,
    step,
    replicas: samples.map(([count]) => count * thin),
    backlog: samples.map(([, count]) => count * thin),
  };
}
