import type { Gateway } from './gateway.ts';

/** Topic → names of the functions that listen to it, as `NAME.NAMESPACE`. */
export type TopicMap = ReadonlyMap<string, readonly string[]>;

/** Reads a `topic` annotation: names separated by commas, trimmed, matched exactly. */
export function topicsOf(annotation: string | undefined): string[] {
  return (annotation ?? '')
    .split(',')
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '');
}

/** Asks the gateway for every function of every namespace and maps their topics. Rejects when any listing fails. */
export async function buildTopicMap(gateway: Gateway): Promise<TopicMap> {
  const map = new Map<string, string[]>();
  for (const namespace of await gateway.namespaces()) {
    for (const entry of await gateway.functions(namespace)) {
      const home = entry.namespace ?? namespace;
      const name = home === '' ? entry.name : `${entry.name}.${home}`;
      for (const topic of topicsOf(entry.annotations?.topic)) {
        const listeners = map.get(topic) ?? [];
        if (!listeners.includes(name)) map.set(topic, [...listeners, name]);
      }
    }
  }
  for (const [topic, listeners] of map) map.set(topic, listeners.sort());
  return map;
}
