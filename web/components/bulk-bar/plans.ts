import {
  type BulkPreview,
  bulkRemoveMembers,
  type ContactsOperation,
  clearMembers,
  type GroupOperation,
  previewContactsOperation,
  previewGroupOperation,
  runContactsOperation,
  runGroupOperation,
} from '../../../client/muster.ts';
import { api, ask } from '../../lib/api.ts';
import { createRequestKey } from '../../lib/request-key.ts';
import type { BulkGroup, BulkTarget } from './target.ts';

type Distributed<Operation> = Operation extends { contactIds: string[] }
  ? Omit<Operation, 'contactIds'>
  : never;

/** What is to be done to them. Calls have a page of their own. */
export type Work = Exclude<Distributed<ContactsOperation>, { operation: 'call' }>;
export type EditWork = Extract<Work, { operation: 'edit' }>;
export type AssignMode = Extract<Work, { operation: 'assign' }>['mode'];

/** What it would do. */
export interface Shown extends Pick<BulkPreview, 'affected' | 'skipped' | 'refused'> {
  groups?: BulkPreview['groups'];
  fields?: BulkPreview['fields'];
  /** Of those who leave a group: open tasks, and places in events, that they lose. */
  tasks?: number;
  places?: number;
}

/** Something that can be shown before it is done, and is done once however often it is sent. */
export interface Plan {
  key: string;
  /** What the button says that does it, and what is said afterwards. */
  kind: 'change' | 'remove' | 'delete';
  show: (signal: AbortSignal) => Promise<Shown>;
  run: () => Promise<{ operationId: string | null; affected: number }>;
  /** What must be typed first. */
  typed?: string | undefined;
}

export function planWork({ whom, group }: BulkTarget, work: Work): Plan {
  const key = createRequestKey();
  const headers = { 'idempotency-key': key };
  const isDeletion = work.operation === 'delete';
  const kind = isDeletion ? 'delete' : 'change';
  const about = { key, kind, typed: isDeletion ? work.confirm : undefined } as const;
  if (group) {
    const asked = {
      client: api,
      path: { id: group.id },
      body: { ...work, ...whom } as GroupOperation,
    };
    return {
      ...about,
      show: (signal) => ask(previewGroupOperation({ ...asked, signal })),
      run: () => ask(runGroupOperation({ ...asked, headers })),
    };
  }
  const asked = { client: api, body: { ...work, ...whom } as ContactsOperation };
  return {
    ...about,
    show: (signal) => ask(previewContactsOperation({ ...asked, signal })),
    run: () => ask(runContactsOperation({ ...asked, headers })),
  };
}

/** Takes them out of their group; where they are everybody, its admins too, and its name is typed for that. */
export function planRemoval({ whom, count }: BulkTarget, group: BulkGroup): Plan {
  const key = createRequestKey();
  const asked = { client: api, path: { id: group.id }, headers: { 'idempotency-key': key } };
  const { contactIds, filter } = whom;
  if (contactIds)
    return {
      key,
      kind: 'remove',
      show: (signal) =>
        ask(bulkRemoveMembers({ ...asked, body: { contactIds, preview: true }, signal })),
      run: () => ask(bulkRemoveMembers({ ...asked, body: { contactIds } })),
    };
  if (filter) {
    const work: Work = { operation: 'assign', mode: 'remove', groupIds: [group.id] };
    return { ...planWork({ whom, count, group }, work), kind: 'remove' };
  }
  return {
    key,
    kind: 'remove',
    typed: group.name,
    show: (signal) => ask(clearMembers({ ...asked, body: { preview: true }, signal })),
    run: () => ask(clearMembers({ ...asked, body: { confirm: group.name } })),
  };
}
