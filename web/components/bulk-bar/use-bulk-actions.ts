import {
  IconCalendarCheck,
  IconDownload,
  IconFolders,
  IconPencil,
  IconPhone,
  IconTrash,
  IconUserMinus,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useChange } from '../../lib/use-change.ts';
import { type BulkTarget, isEverybody, mostAtOnce, mostExported, mostNamed } from './target.ts';

/** In the order in which they are offered. */
const icons = {
  call: IconPhone,
  status: IconCalendarCheck,
  assign: IconFolders,
  edit: IconPencil,
  export: IconDownload,
  remove: IconUserMinus,
  delete: IconTrash,
};

export type BulkAction = keyof typeof icons;

interface Doing {
  /** Reads the ids of all that match. */
  listMatching: () => Promise<string[]>;
  /** Opens the dialog of an action. */
  open: (action: Exclude<BulkAction, 'call'>) => void;
}

/** What can be done to those who are selected. */
export function useBulkActions(target: BulkTarget | undefined, { listMatching, open }: Doing) {
  const navigate = useNavigate();
  const call = useChange({
    async run(of: BulkTarget) {
      const contactIds = await namesOf(of, listMatching);
      await navigate({ to: '/calls/new', search: { groupId: of.group?.id, contactIds } });
    },
  });
  if (!target) return [];
  return (Object.keys(icons) as BulkAction[])
    .filter((id) => id !== 'remove' || target.group)
    .map((id) => ({
      id,
      Icon: icons[id],
      isDanger: id === 'remove' || id === 'delete',
      isTooMany: target.count > mostOf(id, target),
      isPending: id === 'call' && call.isPending,
      run: () => (id === 'call' ? call.mutate(target) : open(id)),
    }));
}

/** To how many at most it is done. */
function mostOf(action: BulkAction, target: BulkTarget): number {
  if (action === 'call' && !isEverybody(target)) return mostNamed;
  if (action === 'export' && !target.whom.contactIds) return mostExported;
  return mostAtOnce;
}

/** Who is called by name; of a whole group nobody is. */
async function namesOf(target: BulkTarget, listMatching: () => Promise<string[]>) {
  if (isEverybody(target)) return undefined;
  return target.whom.contactIds ?? listMatching();
}
