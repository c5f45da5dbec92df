import { addAccess } from './access.ts';
import type { ApiDependencies } from './dependencies.ts';
import { addBatchRoute } from './routes/batch.ts';
import { addCancelRoute } from './routes/cancel.ts';
import { addDeadLetterRoutes } from './routes/dead-letters.ts';
import { addErrorsRoute } from './routes/errors.ts';
import { addEventsRoute } from './routes/events.ts';
import { addGetJobRoute } from './routes/get-job.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addListRoute } from './routes/list.ts';
import { addMetricsRoute } from './routes/metrics.ts';
import { addPlotTypesRoute } from './routes/plot-types.ts';
import { addResultRoute } from './routes/result.ts';
import { addSubmitRoutes } from './routes/submit.ts';
import type { ZodApp } from './zod-app.ts';

/** Every route; the OpenAPI document is made from the same list. */
export function addRoutes(app: ZodApp, deps: ApiDependencies, closing: AbortSignal): void {
  addHealthRoutes(app, deps, closing);
  addMetricsRoute(app, deps);
  addErrorsRoute(app);
  addPlotTypesRoute(app, deps);
  app.register((scope: ZodApp, _options: object, done: () => void) => {
    addAccess(scope, deps);
    addSubmitRoutes(scope, deps, closing);
    addBatchRoute(scope, deps);
    addListRoute(scope, deps);
    addGetJobRoute(scope, deps, closing);
    addResultRoute(scope, deps);
    addEventsRoute(scope, deps, closing);
    addCancelRoute(scope, deps);
    addDeadLetterRoutes(scope, deps);
    done();
  });
}
