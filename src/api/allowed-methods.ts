import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';
import { sendProblem } from './send-problem.ts';

/** Answers 405 with `Allow` where the address exists with other methods, `OPTIONS` with the same list, and 404 elsewhere. */
export function addAllowedMethods(app: FastifyInstance): void {
  const routes: { pattern: RegExp; methods: Set<string> }[] = [];
  app.addHook('onRoute', ({ url, method }) => {
    const source = url
      .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replace(/\*$/, '.*');
    const pattern = new RegExp(`^${source}$`);
    const known = routes.find((route) => route.pattern.source === pattern.source) ?? { pattern, methods: new Set() };
    if (!routes.includes(known)) routes.push(known);
    for (const name of [method].flat()) known.methods.add(name);
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0];
    const methods = new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap((route) => [...route.methods]));
    if (methods.size === 0)
      return sendProblem(request, reply, new Problem('not-found', `There is nothing at ${path}.`));
    const allow = [...methods, 'OPTIONS'].sort().join(', ');
    if (request.method === 'OPTIONS') return reply.code(204).header('allow', allow).send();
    const detail = `${request.method} is not possible at ${path}.`;
    return sendProblem(request, reply, new Problem('method-not-allowed', detail, { headers: { allow } }));
  });
}
