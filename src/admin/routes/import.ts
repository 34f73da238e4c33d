import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { getCountries } from 'libphonenumber-js';
import { z } from 'zod';
import { mayOnGroup, requireInOrganization } from '../../context/policy.ts';
import { parseContactFile } from '../../people/contact-file.ts';
import { importContacts } from '../../people/import-contacts.ts';
import { asChange, type RouteDeps } from '../change.ts';
import { Refusal } from '../error-handler.ts';
import { flag, id } from '../schemas.ts';

const CSV = 'name,phone,email,groups\nPau,+34600111222,pau@example.org,Book Club\n';
const VCARD = 'BEGIN:VCARD\nVERSION:3.0\nFN:Pau\nTEL:+34600111222\nEND:VCARD\n';

const bytes = (example: string) =>
  z.custom<Buffer>(Buffer.isBuffer).meta({ type: 'string', examples: [example] });

const json = z.strictObject({
  content: z
    .string()
    .meta({ description: 'The whole file; CSV or vCard is told from it.', examples: [CSV] }),
});

const count = z.int().min(0);

const report = z.object({
  dryRun: z.boolean().meta({ examples: [false] }),
  created: count.meta({ examples: [1] }),
  updated: count.meta({ examples: [0] }),
  unchanged: count.meta({ examples: [0] }),
  skipped: count.meta({
    description: 'Rows about somebody whom an earlier row names.',
    examples: [0],
  }),
  errors: count.meta({ examples: [0] }),
  rows: z.array(
    z.object({
      row: z
        .int()
        .meta({ description: 'Line of a CSV file or index of a card, from 1.', examples: [2] }),
      status: z.enum(['created', 'updated', 'unchanged', 'skipped', 'error']),
      name: z
        .string()
        .exactOptional()
        .meta({ examples: ['Pau'] }),
      contactId: id.exactOptional(),
      groups: z
        .array(z.string())
        .exactOptional()
        .meta({ examples: [['Book Club']] }),
      sameAs: z
        .int()
        .exactOptional()
        .meta({ description: 'Of a skipped row, the earlier row of that person.', examples: [2] }),
      problem: z
        .object({ field: z.string(), expected: z.string(), example: z.string(), got: z.string() })
        .exactOptional()
        .meta({
          description: 'Of a row in error.',
          examples: [
            { field: 'phone', expected: 'a phone number', example: '+34 600 111 222', got: '12' },
          ],
        }),
      warnings: z
        .array(z.string())
        .exactOptional()
        .meta({ description: 'What was passed over.', examples: [['There is no group "Chess"']] }),
    }),
  ),
});

const countries = getCountries();

export const importRoutes =
  (deps: RouteDeps, bodyLimit: number): FastifyPluginAsyncZod =>
  async (app) => {
    // Read as bytes: the file says itself whether it is UTF-8 or UTF-16.
    app.addContentTypeParser(
      ['text/csv', 'text/vcard', 'text/x-vcard'],
      { parseAs: 'buffer', bodyLimit },
      (_request, body, done) => done(null, body),
    );

    app.post(
      '/api/contacts/import',
      {
        bodyLimit,
        schema: {
          operationId: 'importContacts',
          summary: 'Import contacts from a CSV or vCard file',
          description:
            'All rows that can be read are taken, in one transaction; the report tells of each row. With dryRun nothing is changed.',
          tags: ['Contacts'],
          querystring: z.strictObject({
            dryRun: flag.optional().describe('Only say what would happen.'),
            defaultCountry: z
              .string()
              .toUpperCase()
              .pipe(z.enum(countries))
              .optional()
              .meta({
                description: 'Country of the phone numbers that are written without one.',
                examples: ['ES'],
              }),
          }),
          body: {
            content: {
              'text/csv': { schema: bytes(CSV) },
              'text/vcard': { schema: bytes(VCARD) },
              'application/json': { schema: json },
            },
          },
          response: { 200: report },
        },
      },
      (request) => {
        const { actor } = request.caller;
        requireInOrganization(actor, 'editContacts');
        const { dryRun = false, defaultCountry } = request.query;
        const parsed = parseContactFile(fileOf(request.body), { defaultCountry });
        if ('problem' in parsed) {
          const { field, expected, example, got } = parsed.problem;
          throw new Refusal({
            status: 400,
            code: 'validation',
            reason: 'unreadableFile',
            detail: `The file cannot be read: ${field}: expected ${expected} (${example}), got ${got}.`,
            errors: [{ path: `body.${field}`, expected, example }],
          });
        }
        return asChange(deps, request, (change) =>
          importContacts(change, parsed.rows, {
            dryRun,
            mayEdit: (group) => mayOnGroup(actor, 'edit', group),
          }),
        );
      },
    );
  };

/** The bytes of a file that came as it is, or as text in JSON; the schemas have seen to its shape. */
function fileOf(body: unknown): Uint8Array {
  return Buffer.isBuffer(body) ? body : Buffer.from((body as z.infer<typeof json>).content);
}
