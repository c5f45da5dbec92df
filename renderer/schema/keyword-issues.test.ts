import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { plainIssues } from './issues.ts';
import { keywordIssues } from './keyword-issues.ts';
import { boolean, number, oneOf, text } from './pieces.ts';

const shape = () => ({
  y: number(),
  x: z.optional(number()),
  label: z.optional(z.nullable(text())),
  grid: z.optional(z.union([boolean(), z.strictObject({ axis: z.optional(oneOf('x', 'y')) })])),
});
const values = fc.dictionary(
  fc.constantFrom('x', 'y', 'label', 'grid', 'unknown', '__proto__', 'constructor'),
  fc.oneof(
    fc.integer(),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.constant({ axis: 'z' }),
    fc.constant({ axis: 'x' }),
  ),
);
const complain = (issues: readonly z.core.$ZodIssue[]) => plainIssues(issues, '/axes/0');

describe('The keywords of an object', () => {
  it('are found wrong exactly as the whole schema finds them', () => {
    const schema = z.strictObject(shape());
    fc.assert(
      fc.property(values, (value) => {
        expect(complain(keywordIssues(schema, value))).toEqual(complain(schema.safeParse(value).error?.issues ?? []));
      }),
    );
  });

  it('are checked together where the schema does that', () => {
    const schema = z.strictObject(shape()).check((ctx) => {
      if (ctx.value.x === ctx.value.y) ctx.issues.push({ code: 'custom', message: 'must differ', input: ctx.value });
    });
    expect(complain(keywordIssues(schema, { x: 1, y: 1 }))).toEqual([{ pointer: '/axes/0', detail: 'must differ' }]);
  });
});
