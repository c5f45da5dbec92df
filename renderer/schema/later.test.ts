import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { jsonSchema } from './describe.ts';
import { plainIssues } from './issues.ts';
import { later } from './later.ts';
import { boolean, number } from './pieces.ts';

const shape = () => z.strictObject({ width: z.optional(number()) });

describe('a schema that is built later', () => {
  it('is not built until there is a value to check', () => {
    let built = 0;
    const schema = z.strictObject({
      spine: z.optional(
        later(() => {
          built++;
          return shape();
        }),
      ),
    });
    expect(schema.safeParse({}).success).toBe(true);
    expect(built).toBe(0);
    schema.safeParse({ spine: { width: 1 } });
    schema.safeParse({ spine: { width: 2 } });
    expect(built).toBe(1);
  });

  it('says what is wrong, and where, as the schema itself does', () => {
    const both = [shape(), later(shape)].map((spine) => {
      const schema = z.strictObject({ spine: z.optional(z.nullable(z.union([boolean(), spine]))) });
      return [{ spine: { width: 'wide' } }, { spine: { breadth: 1 } }, { spine: 3 }].map((value) =>
        plainIssues(schema.safeParse(value).error?.issues ?? [], '/axes/0'),
      );
    });
    expect(both[1]).toEqual(both[0]);
    expect(both[1][0]).toEqual([{ pointer: '/axes/0/spine/width', detail: 'must be a finite number' }]);
  });

  it('is written down as the schema itself', () => {
    expect(jsonSchema(z.strictObject({ spine: later(shape) }))).toEqual(jsonSchema(z.strictObject({ spine: shape() })));
  });
});
