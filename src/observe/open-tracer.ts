import packageJson from '../../package.json' with { type: 'json' };
import type { Config } from '../config/settings.ts';
import type { Tracer } from '../ports/tracer.ts';

/** The tracer that the configuration asks for; undefined, and OpenTelemetry not even loaded, when it asks for none. */
export async function openTracer(config: Config, role: string): Promise<Tracer | undefined> {
  if (config.otlpEndpoint === undefined) return undefined;
  const { otlpTracer } = await import('./otlp-tracer.ts');
  return otlpTracer({
    endpoint: config.otlpEndpoint,
    sample: config.traceSample,
    service: `plotmill-${role}`,
    version: packageJson.version,
  });
}
