import { type ExportGroupData, exportContacts, exportGroup } from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import type { BulkTarget } from './target.ts';

export type ExportedField = NonNullable<ExportGroupData['body']['fields']>[number];
export type Format = NonNullable<ExportGroupData['body']['format']>;

/** Asks for the file and gives it to the browser as a download, under the name that the service has for it. */
export async function exportPeople(
  { whom, group }: BulkTarget,
  format: Format,
  fields: ExportedField[],
): Promise<void> {
  const asked = { client: api, parseAs: 'blob', body: { format, fields, ...whom } } as const;
  let name: string | undefined;
  const answer = group
    ? exportGroup({ ...asked, path: { id: group.id } })
    : exportContacts(asked as Parameters<typeof exportContacts>[0]);
  const file = await ask(
    answer.then((answered) => {
      name = nameOf(answered.response);
      return answered;
    }),
  );
  save(file as unknown as Blob, name ?? `contacts.${format}`);
}

/** The name of a file as its header has it (RFC 6266): in all letters where it says so. */
function nameOf(response: Response | undefined): string | undefined {
  const header = response?.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1];
  return encoded ? decodeURIComponent(encoded) : /filename="([^"]+)"/.exec(header)?.[1];
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
