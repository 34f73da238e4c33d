import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { encode } from 'zod/v4/core';
import { instant, pageOf } from '../../src/admin/schemas.ts';
import { serializerCompiler } from '../../src/admin/serializer.ts';
import { fc } from '../helpers/properties.ts';

const write = (schema: z.ZodType, value: unknown) =>
  serializerCompiler({ schema, method: 'GET', url: '/' })(value);

const person = z.object({
  name: z.string(),
  joinedAt: instant,
  leftAt: instant.nullable(),
  role: z.enum(['ADMIN', 'MEMBER']).optional(),
  facts: z.record(z.string(), z.unknown()).nullable(),
  calls: z.object({ total: z.int(), lastAt: instant.nullable() }).nullable(),
  past: z.array(z.object({ at: instant })),
  said: z.union([z.object({ text: z.string() }), z.object({ at: instant })]),
});

describe('an answer', () => {
  it('has the fields of its schema, however deep, and no others', () => {
    const secret = { hash: 'x' };
    const at = new Date('2026-11-20T10:00:00Z');
    const of = {
      ...{ name: 'Pau', joinedAt: at, leftAt: null, facts: { any: 1 }, ...secret },
      calls: { total: 1, lastAt: at, ...secret },
      past: [{ at, ...secret }],
      said: { at, ...secret },
    };
    const page = { items: [of], nextCursor: null, hasMore: false, ...secret };
    expect(JSON.parse(write(pageOf(person), page))).toEqual({
      items: [
        {
          ...{ name: 'Pau', joinedAt: at.toISOString(), leftAt: null, facts: { any: 1 } },
          calls: { total: 1, lastAt: at.toISOString() },
          past: [{ at: at.toISOString() }],
          said: { at: at.toISOString() },
        },
      ],
      nextCursor: null,
      hasMore: false,
    });
  });

  it('has null for what is no instant and no number, as JSON has', () => {
    const schema = z.object({ at: instant, length: z.number() });
    expect(write(schema, { at: new Date(Number.NaN), length: Number.NaN })).toBe(
      '{"at":null,"length":null}',
    );
  });

  it('is nothing where there is nothing to say', () => {
    expect(write(z.undefined(), undefined)).toBeUndefined();
  });
});

test('what is written is what zod would have written', () => {
  const at = fc.date({ min: new Date(0), max: new Date('2199-01-01'), noInvalidDate: true });
  const orNull = <Value>(of: fc.Arbitrary<Value>) => fc.option(of);
  const people = fc.record({
    ...{ name: fc.string({ unit: 'binary' }), joinedAt: at, leftAt: orNull(at) },
    facts: orNull(fc.dictionary(fc.string(), fc.jsonValue())),
    calls: orNull(fc.record({ total: fc.nat(), lastAt: orNull(at) })),
    past: fc.array(fc.record({ at })),
    said: fc.oneof(fc.record({ text: fc.string() }), fc.record({ at })),
  });
  fc.assert(
    fc.property(people, (value) => {
      expect(JSON.parse(write(person, value))).toEqual(
        JSON.parse(JSON.stringify(encode(person, value as z.output<typeof person>))),
      );
    }),
  );
});
