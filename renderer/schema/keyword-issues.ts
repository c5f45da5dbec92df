import type * as z from 'zod/mini';

/** A strict object of keywords. */
export type KeywordSchema = z.ZodMiniType;

interface Keyword {
  readonly key: string;
  readonly schema: z.ZodMiniType;
  readonly required: boolean;
}

const keywordsOf = new WeakMap<KeywordSchema, readonly Keyword[] | null>();

/** The keywords of a strict object; null when it also has a check that sees them together. */
function keywords(schema: KeywordSchema): readonly Keyword[] | null {
  let known = keywordsOf.get(schema);
  if (known === undefined) {
    const { shape, checks = [] } = schema._zod.def as unknown as {
      readonly shape: Readonly<Record<string, z.ZodMiniType>>;
      readonly checks?: readonly unknown[];
    };
    known =
      checks.length > 0
        ? null
        : Object.entries(shape).map(([key, one]) => ({ key, schema: one, required: one._zod.optin === undefined }));
    keywordsOf.set(schema, known);
  }
  return known;
}

/**
 * What is wrong with the keywords of an object, as the schema itself says it. Of dozens of keywords a figure gives a few, and zod runs
 * the schemas of the absent ones too: that was a tenth of accepting a figure.
 */
export function keywordIssues(schema: KeywordSchema, value: Readonly<Record<string, unknown>>): z.core.$ZodIssue[] {
  const known = keywords(schema);
  if (known === null) return schema.safeParse(value).error?.issues ?? [];
  const issues: z.core.$ZodIssue[] = [];
  let found = 0;
  for (const { key, schema: one, required } of known) {
    const given = Object.hasOwn(value, key);
    if (given) found++;
    else if (!required) continue;
    const result = one.safeParse(value[key]);
    for (const issue of result.error?.issues ?? []) issues.push({ ...issue, path: [key, ...issue.path] });
  }
  if (found === Object.keys(value).length) return issues;
  const names = new Set(known.map(({ key }) => key));
  const unknown = Object.keys(value).filter((key) => !names.has(key));
  return [...issues, { code: 'unrecognized_keys', keys: unknown, path: [], message: '', input: value }];
}
