import * as z from 'zod/mini';
import { once } from './once.ts';

const inner = new WeakMap<object, () => z.ZodMiniType>();

/**
 * A schema that is built when there is a value to check: building those of all keywords takes longer than drawing a figure, and a
 * figure uses a few. Unlike `z.lazy` it is not suspected of recursion, which zod keeps a record of every value for.
 */
export function later<S extends z.ZodMiniType>(make: () => S): z.ZodMiniType<z.output<S>> {
  const built = once(make);
  const schema = z.unknown().check((ctx) => {
    const result = built().safeParse(ctx.value);
    // Their kinds are those of any schema; the type of `issues` only lists what a check may make up itself.
    const issues = ctx.issues as unknown as z.core.$ZodIssue[];
    for (const issue of result.error?.issues ?? []) issues.push({ ...issue, path: [...issue.path] });
  }) as unknown as z.ZodMiniType<z.output<S>>;
  inner.set(schema, built);
  return schema;
}

/** The schema that stands behind one of `later`. */
export function behind(schema: z.core.$ZodType): z.ZodMiniType | undefined {
  return inner.get(schema)?.();
}
