import * as z from 'zod/mini';

/** Makes something when it is first asked for, and gives the same thing ever after. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * A schema that is built when there is a value to check: building those of all keywords takes longer than drawing a figure,
 * and a figure uses a few.
 */
export function later<S extends z.core.SomeType>(make: () => S): z.ZodMiniLazy<S> {
  const schema = z.lazy(make);
  // The schemas around it ask for these before there is a value; without defaults of our own the answer is known.
  Object.defineProperty(schema._zod, 'optin', { value: undefined });
  Object.defineProperty(schema._zod, 'optout', { value: undefined });
  return schema;
}
