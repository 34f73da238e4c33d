import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { mayOnGroup } from '../../context/policy.ts';
import {
  type CountryCode,
  countryOfZone,
  nearestCountry,
  readCountry,
} from '../../forms/country.ts';
import { importContacts } from '../../import/import-contacts.ts';
import { readContactFile } from '../../import/read-contact-file.ts';
import { requireOrganization } from '../../people/organizations.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { busy, Refusal } from '../error-handler.ts';
import { wordsFor } from '../problems/words.ts';
import { flag, id } from '../schemas.ts';
import { tellProblem, tellReport } from '../tell-import.ts';

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

const columnUse = z.object({
  column: z
    .int()
    .exactOptional()
    .meta({ description: 'Of a CSV file, counted from 1.', examples: [2] }),
  heading: z.string().meta({
    description: 'As the file has it; of a vCard, the name of the property.',
    examples: ['Tel. móvil'],
  }),
  takenAs: z
    .string()
    .nullable()
    .meta({ description: 'Null where it was not taken over.', examples: ['mobile phone'] }),
  filled: count.meta({ description: 'Rows that have something in it.', examples: [1] }),
});

export const report = z.object({
  dryRun: z.boolean().meta({ examples: [false] }),
  created: count.meta({ examples: [1] }),
  updated: count.meta({ examples: [0] }),
  unchanged: count.meta({ examples: [0] }),
  skipped: count.meta({
    description: 'Rows about somebody whom an earlier row names.',
    examples: [0],
  }),
  errors: count.meta({ examples: [0] }),
  country: z
    .string()
    .nullable()
    .meta({
      description:
        'Whose numbers those are that have no country code; null where they are mistakes.',
      examples: ['ES'],
    }),
  columns: z
    .array(columnUse)
    .meta({ description: 'What each column, or property of the cards, was taken as.' }),
  warnings: z.array(z.string()).meta({
    description: 'What of the file was not taken over, and what is left to do.',
    examples: [
      [
        'Column "Shoe size" was not taken over: 1 row has something in it, as "39". To keep it, say what it is, for example: map=Shoe size:notes',
      ],
    ],
  }),
  rows: z.array(
    z.object({
      row: z
        .int()
        .meta({ description: 'Line of a CSV file or index of a card, from 1.', examples: [2] }),
      of: z
        .string()
        .exactOptional()
        .meta({
          description: 'Of several people in one row, who this is; left out for whose row it is.',
          examples: ['Parent 1'],
        }),
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
        .meta({
          description: 'What was not taken over, or is kept elsewhere than it stands.',
          examples: [['there is no group "Chess"']],
        }),
    }),
  ),
});

/** What columns are, in one text or in several. */
const mapped = z.string().max(4000);

/** By its two letters, or by its name; the error says which one may be meant. */
const country = z.string().transform((text, context): CountryCode => {
  const read = readCountry(text);
  if (read !== undefined) return read;
  const near = nearestCountry(text);
  context.addIssue({
    code: 'custom',
    message: `the two letters of a country (ISO 3166-1)${near === undefined ? '' : `, perhaps ${near}`}, not "${text.slice(0, 40)}"`,
  });
  return z.NEVER;
});

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
        config: { may: 'editContacts' },
        schema: {
          operationId: 'importContacts',
          summary: 'Import contacts from a CSV or vCard file',
          description:
            'All rows that can be read are taken, in one transaction; the report tells of each row. Columns are known by the words of their headings, in six languages, those of an appointment and of calls too, whose dates and times are read in the zone of the organization, as ISO 8601 or as its locale writes them; the report says what each was taken as, and names those that were not taken over, which map can tell. A further phone or e-mail address is kept in the notes. With dryRun nothing is changed.',
          tags: ['Contacts'],
          querystring: z.strictObject({
            dryRun: flag.optional().describe('Only say what would happen.'),
            defaultCountry: country.optional().meta({
              description:
                'Country of the phone numbers that are written without one: its two letters or its name. Unless it is given, that of the time zone of the organization.',
              examples: ['ES'],
            }),
            map: z
              .union([mapped, z.array(mapped).max(1000)])
              .optional()
              .meta({
                description:
                  'What columns are whose headings do not say it, each as heading:field; the field is name, first name, last name, phone, mobile, home phone, work phone, email, notes, groups, appointment, do not call, consent or ignore.',
                examples: ['Tel. casa:home phone,Shoe size:notes'],
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
      async (request) => {
        const { organizationId } = request.caller;
        const { dryRun = false, map } = request.query;
        const organization = await requireOrganization(scopeOf(deps, request).tx, organizationId);
        const defaultCountry = request.query.defaultCountry ?? countryOfZone(organization.timeZone);
        const parsed = await readContactFile(fileOf(request.body), {
          defaultCountry,
          timeZone: organization.timeZone,
          locale: organization.locale,
          map: Array.isArray(map) ? map.join(',') : map,
        });
        if ('busy' in parsed) throw busy('contacts');
        if ('problem' in parsed) {
          const { problem } = parsed;
          const path = problem.field === 'map' ? 'query.map' : `body.${problem.field}`;
          throw new Refusal((words) => {
            const told = tellProblem(problem, words);
            const { expected, example } = told;
            const detail = words.refusals.unreadableFile(told);
            const errors = [{ path, expected, example }];
            return { status: 400, code: 'validation', reason: 'unreadableFile', detail, errors };
          });
        }
        const made = await asChange(deps, request, (change) =>
          importContacts(change, parsed.rows, {
            dryRun,
            mayEdit: (group) => mayOnGroup(change.actor, 'edit', group),
          }),
        );
        const warnings = [...parsed.warnings, ...made.warnings];
        return {
          ...(await tellReport({ ...made, warnings }, wordsFor(request))),
          country: defaultCountry ?? null,
          columns: parsed.columns,
        };
      },
    );
  };

/** The bytes of a file that came as it is, or as text in JSON; the schemas have seen to its shape. */
function fileOf(body: unknown): Uint8Array {
  return Buffer.isBuffer(body) ? body : Buffer.from((body as z.infer<typeof json>).content);
}
