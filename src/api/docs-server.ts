/** The OpenAPI document and its page, made from the very routes that the server has. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import type { ApiDependencies } from './dependencies.ts';
import { addRoutes } from './routes.ts';

export interface DocsServer {
  /** The OpenAPI 3.1 document. */
  document(): { openapi: string; [key: string]: unknown };
  /** Answers a request under `/docs`. */
  handle(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

/** A second Fastify beside the real one: it has the same routes for their schemas, and answers only `/docs`. */
export async function startDocsServer(deps: ApiDependencies, closing: AbortSignal): Promise<DocsServer> {
  const app = Fastify({ logger: false });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => JSON.stringify);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'plotmill',
        version: deps.options.version,
        description:
          'Scientific figures as a service: JSON in, Matplotlib-equal pictures out, through a durable queue.',
        license: { name: 'MIT' },
      },
      tags: [
        { name: 'jobs', description: 'Submit figures, follow them, fetch the pictures' },
        { name: 'dead letters', description: 'Figures that broke three times' },
        { name: 'figures', description: 'What can be drawn, and what may be wrong' },
        { name: 'operations', description: 'Health and metrics' },
      ],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'API key, where the server asks for one' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
  await app.register((scope, _options, done) => {
    addRoutes(scope.withTypeProvider<ZodTypeProvider>(), deps, closing);
    done();
  });
  await app.ready();
  return {
    document: () => app.swagger() as unknown as { openapi: string },
    handle: (request, response) => app.routing(request, response),
    close: () => app.close(),
  };
}
