import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Change } from '../../change/change.ts';
import { requireOnGroup } from '../../context/policy.ts';
import {
  collectExported,
  countExported,
  type ExportedOf,
  groupsOfExport,
  recordExport,
  usualFields,
} from '../../groups/export-contacts.ts';
import {
  exportedFields,
  exportedOfMembers,
  type FileForm,
  writeContacts,
} from '../../people/contacts-file.ts';
import { asDownload } from '../as-download.ts';
import { asChange, type RouteDeps, scopeOf } from '../change.ts';
import { memberRole } from '../enums.ts';
import type { Room } from '../room.ts';
import { id, idParams } from '../schemas.ts';
import { contactFilters, matchFilter, mostGroups, roleFilter } from './contact-filters.ts';
import { contact } from './contact-schemas.ts';
import { title } from './member-schemas.ts';

/** What a contact takes in memory, about, as a row and in the file. */
const bytesOfContact = 2500;

const form = {
  format: z
    .enum(['csv', 'json'])
    .default('csv')
    .describe('CSV begins with the mark of UTF-8, as Excel wants it, and can be imported again.'),
  raw: z
    .boolean()
    .default(false)
    .meta({
      description:
        'Whether the phones of a CSV file are as they are. Else the + has a quote before it, as have all cells that a spreadsheet would compute.',
      examples: [false],
    }),
  contactIds: z
    .array(id)
    .min(1)
    .max(1000)
    .exactOptional()
    .describe('These alone, each of whom must be among those who fit.'),
};

const leftOut = 'All of them unless they are given; of a sensitive group name, role and title.';

const ofContacts = z.strictObject({
  ...form,
  fields: z
    .array(z.enum(exportedFields))
    .min(1)
    .max(50)
    .exactOptional()
    .meta({
      description: leftOut,
      examples: [['name', 'phone', 'email']],
    }),
  filter: z
    .strictObject({
      ...contactFilters,
      groupIds: z.array(id).min(1).max(mostGroups).optional(),
      match: matchFilter,
      includeUngrouped: z
        .boolean()
        .default(false)
        .meta({ description: 'And whoever is in no active group.', examples: [false] }),
      role: roleFilter,
    })
    .exactOptional()
    .describe('As that of the list of contacts by groups; all contacts without it.'),
});

const ofGroup = z.strictObject({
  ...form,
  fields: z
    .array(z.enum([...exportedFields, ...exportedOfMembers]))
    .min(1)
    .max(50)
    .exactOptional()
    .meta({ description: leftOut, examples: [['name', 'phone', 'role']] }),
  filter: z
    .strictObject({ ...contactFilters, role: roleFilter })
    .exactOptional()
    .describe('As that of the list of contacts in a group.'),
});

/** What was asked for of a contact: the names of these fields are those of the columns. */
export const exportedContact = contact.extend({ role: memberRole, title }).partial();

const file = {
  description: 'The file, as a download.',
  content: {
    'text/csv': {
      schema: z.string().meta({ examples: ['\uFEFFname,phone\r\nPau,+34600111222\r\n'] }),
    },
    'application/json': { schema: z.array(exportedContact) },
  },
};

const types = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' };

export const exportRoutes =
  (deps: RouteDeps, room: Room): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/api/contacts/export',
      {
        config: { may: 'exportContacts' },
        schema: {
          operationId: 'exportContacts',
          summary: 'Export contacts as a file',
          description:
            'At most 10,000, by name. Who exported whom, how many and what of them is an entry of the audit log.',
          tags: ['Contacts'],
          body: ofContacts,
          response: { 200: file },
        },
      },
      (request, reply) => {
        const { filter = {}, contactIds, ...wanted } = request.body;
        return answer(request, reply, { filter: { ...filter, contactIds } }, wanted);
      },
    );

    app.post(
      '/api/groups/:id/export',
      {
        config: { may: { onGroup: 'export' } },
        schema: {
          operationId: 'exportGroup',
          summary: 'Export the contacts in a group as a file',
          description:
            'At most 10,000, by name. Who exported whom, how many and what of them is an entry of the audit log.',
          tags: ['Groups'],
          params: idParams,
          body: ofGroup,
          response: { 200: file },
        },
      },
      (request, reply) => {
        const { filter = {}, contactIds, ...wanted } = request.body;
        const of = { groupId: request.params.id, filter: { ...filter, contactIds } };
        return answer(request, reply, of, wanted);
      },
    );

    async function answer(
      request: FastifyRequest,
      reply: FastifyReply,
      of: ExportedOf,
      wanted: Omit<FileForm, 'fields'> & { fields?: FileForm['fields'] },
    ) {
      // Who they are by now decides, before anything is looked for, and once more with what is written down.
      const { actor, groups, people } = await asChange(deps, request, async (change) => ({
        ...{ actor: change.actor, groups: await requireMayExport(change, of) },
        people: await countExported(change, change.actor, of),
      }));
      room.keep(request, bytesOfContact * people);
      const contacts = await collectExported(scopeOf(deps, request), actor, of);
      const fields = wanted.fields ?? usualFields(groups, of.groupId !== undefined);
      const made = { ...wanted, fields: [...new Set(fields)] };
      const written = await writeContacts(contacts, made);
      await asChange(deps, request, async (change) => {
        const named = await requireMayExport(change, of);
        await recordExport(change, of, named, { ...made, people: contacts.length });
      });
      const day = deps.clock.now().toISOString().slice(0, 10);
      const name = of.groupId === undefined ? 'contacts' : (groups[0]?.name ?? 'group');
      return reply
        .type(types[made.format])
        .header('content-disposition', asDownload(`${name} ${day}.${made.format}`))
        .header('cache-control', 'private, no-store')
        .send(written as never);
    }
  };

/** The groups that an export names. Throws groupNotFound, and notAllowed for one whose people may not be exported. */
async function requireMayExport(change: Change, of: ExportedOf) {
  const groups = await groupsOfExport(change, change.actor, of);
  for (const group of groups) requireOnGroup(change.actor, 'export', group);
  return groups;
}
