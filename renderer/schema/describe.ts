import * as z from 'zod/mini';
import { behind } from './later.ts';

/** What a schema's test accepts, in words and as far as JSON Schema can say it. */
export interface Description {
  readonly description: string;
  readonly [keyword: string]: unknown;
}

const descriptions = z.registry<Description>();

/** Keeps the words beside a schema, for its JSON Schema and the docs. Returns the schema. */
export function describe<S extends z.core.$ZodType>(schema: S, description: Description): S {
  descriptions.add(schema, description);
  return schema;
}

/** A JSON Schema object as far as we look at it. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** The JSON Schema (2020-12) of a schema. Tests that JSON Schema cannot express are told in `description`. */
export function jsonSchema(schema: z.core.$ZodType): JsonSchema {
  const {
    $schema: _dialect,
    '~standard': _own,
    ...rest
  } = z.toJSONSchema(schema, {
    metadata: descriptions,
    unrepresentable: 'any',
    io: 'input',
    override: ({ zodSchema, jsonSchema: written }) => {
      const schema = behind(zodSchema);
      if (schema) Object.assign(written, jsonSchema(schema));
    },
  });
  return rest as JsonSchema;
}

/** What a JSON Schema accepts, in a line: "a number above 0", "one of a, b, c", "null or …". */
export function inWords(schema: JsonSchema): string {
  if (schema.description) return schema.description;
  if (schema.anyOf) {
    const parts = schema.anyOf.map(inWords).filter((w, i, all) => all.indexOf(w) === i);
    return parts.join(', or ');
  }
  if (schema.enum) return `one of ${schema.enum.map((v) => JSON.stringify(v)).join(', ')}`;
  if (schema.type === 'object') return `an object with ${Object.keys(schema.properties ?? {}).join(', ')}`;
  if (schema.type === 'null') return 'null';
  return schema.type ? `${/^[aeiou]/.test(schema.type) ? 'an' : 'a'} ${schema.type}` : 'anything';
}
