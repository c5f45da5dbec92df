/** What a scaler may look at. Rates a second over its last interval; `ready` and `wanted` in replicas. */
export interface Sight {
  readonly now: number;
  readonly visible: number;
  readonly inFlight: number;
  readonly startedPerSecond: number;
  readonly ready: number;
  readonly wanted: number;
}

/** Looks every `every` seconds and says how many replicas it wants. */
export interface Scaler {
  readonly name: string;
  readonly every: number;
  readonly min: number;
  desired(sight: Sight): number;
}

const HPA_SYNC = 15;
const HPA_TOLERANCE = 0.1;
const HPA_STABILIZATION = 300;

/**
 * How a HorizontalPodAutoscaler moves (autoscaling/v2 defaults): up by 4 pods or 100 % per 15 s, whichever is more; down only to the
 * highest wish of the last 5 minutes; nothing within 10 % of the target.
 */
function hpa(): (sight: Sight, wish: number) => number {
  let wishes: [number, number][] = [];
  return ({ now, wanted }, wish) => {
    const near = wanted > 0 && Math.abs(wish / wanted - 1) <= HPA_TOLERANCE;
    const raw = near ? wanted : Math.ceil(wish);
    wishes = [...wishes.filter(([at]) => now - at <= HPA_STABILIZATION), [now, raw]];
    if (raw > wanted) return Math.min(raw, Math.max(wanted + 4, wanted * 2));
    return Math.min(wanted, Math.max(...wishes.map(([, value]) => value)));
  };
}

/**
 * OpenFaaS Standard by requests per second (docs.openfaas.com, "Autoscaling your functions", `com.openfaas.scale.type: rps`): as many replicas as
 * bring the load per replica to `target` × 0.9. It sees the calls that the connector makes, never the queue behind it.
 * Its interval is not documented; 10 s is assumed.
 */
export function openfaasRps(targetPerReplica: number): Scaler {
  return {
    name: 'OpenFaaS rps',
    every: 10,
    min: 1,
    desired: ({ startedPerSecond, now, wanted }) => {
      const wish = Math.ceil(startedPerSecond / (targetPerReplica * 0.9));
      // Down only after a quiet while, as its idler and the alert's hold do.
      return wish >= wanted || now < 60 ? Math.max(1, wish) : Math.max(1, wish, wanted - Math.ceil(wanted * 0.1));
    },
  };
}

/** A HorizontalPodAutoscaler on `plotmill_queue_messages`, as Prometheus scraped it one interval ago. */
export function queueDepth(messagesPerReplica: number): Scaler {
  const move = hpa();
  let scraped = 0;
  return {
    name: 'queue depth (HPA)',
    every: HPA_SYNC,
    min: 1,
    desired: (sight) => {
      const seen = scraped;
      scraped = sight.visible + sight.inFlight;
      return Math.max(1, move(sight, seen / messagesPerReplica));
    },
  };
}

/**
 * KEDA's aws-sqs-queue (keda.sh): from zero at its polling interval of 5 s as the chart sets it, then an HPA with fresh numbers of
 * visible and in-flight messages; to zero after the cooldown.
 */
export function keda(messagesPerReplica: number, cooldown = 120): Scaler {
  const move = hpa();
  let busyAt = 0;
  let syncedAt = Number.NEGATIVE_INFINITY;
  return {
    name: 'KEDA',
    every: 5,
    min: 0,
    desired: (sight) => {
      const messages = sight.visible + sight.inFlight;
      if (messages > 0) busyAt = sight.now;
      if (sight.wanted === 0) return messages > 0 ? 1 : 0;
      if (messages === 0 && sight.now - busyAt >= cooldown) return 0;
      if (sight.now - syncedAt < HPA_SYNC) return sight.wanted;
      syncedAt = sight.now;
      return Math.max(1, move(sight, messages / messagesPerReplica));
    },
  };
}

/** No scaling at all, for comparison. */
export function fixed(replicas: number): Scaler {
  return { name: `${replicas} fixed`, every: 3600, min: replicas, desired: () => replicas };
}
