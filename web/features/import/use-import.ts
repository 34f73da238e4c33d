import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { addMembers, type ImportReport, importContactsFile } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { useChange } from '../../lib/use-change.ts';

/** What is to be imported: a file as it is, or what was pasted. */
export interface ContactsFile {
  /** Tells one from another. */
  id: number;
  name: string;
  content: Blob | string;
  type: 'text/csv' | 'text/vcard';
}

/** How it is read: what columns are by their headings, and whose numbers have no country code. */
export interface Reading {
  map: Readonly<Record<string, string>>;
  country: string;
}

/** People who are put into a group in one request. */
const atOnce = 1000;

function readFile({ content, type }: ContactsFile, { map, country }: Reading, dryRun: boolean) {
  const columns = Object.entries(map).map(([heading, field]) => `${heading}:${field}`);
  return {
    client: api,
    ...{ file: content, type },
    query: {
      dryRun,
      ...(country && { defaultCountry: country }),
      ...(columns.length > 0 && { map: columns }),
    },
  };
}

/** What an import would do; while another reading is on its way, `isPlaceholderData` says that this is the last. */
export function usePreview(file: ContactsFile, reading: Reading) {
  return useQuery({
    queryKey: ['import', file.id, reading],
    queryFn: ({ signal }) => ask(importContactsFile({ ...readFile(file, reading, true), signal })),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

/** Everybody whom a report names, each once. */
function peopleOf({ rows }: ImportReport): string[] {
  return [...new Set(rows.flatMap(({ contactId }) => contactId ?? []))];
}

export interface Imported {
  report: ImportReport;
  /** People who came into the group, and why the rest did not. */
  added: number;
  refusal: unknown;
}

/** Imports, and then puts everybody of the file into a group, if one is given. */
export function useImport() {
  return useChange({
    async run({
      file,
      reading,
      groupId,
    }: {
      file: ContactsFile;
      reading: Reading;
      groupId: string | null;
    }) {
      const report = await ask(importContactsFile(readFile(file, reading, false)));
      const imported: Imported = { report, added: 0, refusal: undefined };
      if (groupId === null) return imported;
      const contactIds = peopleOf(report);
      try {
        for (let from = 0; from < contactIds.length; from += atOnce) {
          const some = contactIds.slice(from, from + atOnce);
          const { added } = await ask(
            addMembers({ client: api, path: { id: groupId }, body: { contactIds: some } }),
          );
          imported.added += added.length;
        }
      } catch (error) {
        // What was imported stays, and is told.
        imported.refusal = error;
      }
      return imported;
    },
    changes: [['contacts'], ['groups'], ['tasks'], ['events']],
  });
}
