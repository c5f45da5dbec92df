import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from './metrics.ts';

/** The table of metrics in `docs/operations.md`, read from the metrics themselves. */
export async function metricsMarkdown(): Promise<string> {
  const { registry } = new Metrics({
    depth: async () => ({ visible: 0, inFlight: 0, delayed: 0, dead: 0, oldestAgeMs: 0 }),
    workers: () => ({ starting: 0, idle: 0, busy: 0, limit: 0 }),
    calls: () => ({ inFlight: 0, limit: 0 }),
    version: { plotmill: '', renderer: '' },
    usage: async () => ({ count: 0, bytes: 0 }),
  });
  const rows = (await registry.getMetricsAsJSON()).map(({ name, type, help }) => {
    const metric = registry.getSingleMetric(name);
    const known =
      metric instanceof Counter || metric instanceof Gauge || metric instanceof Histogram ? metric : undefined;
    // prom-client keeps the names but does not declare them.
    const labels = (known as unknown as { labelNames?: readonly string[] } | undefined)?.labelNames ?? [];
    return `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(', ') || '–'} | ${help} |`;
  });
  return `| metric | type | labels | meaning |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}
