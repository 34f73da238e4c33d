import { useMemo, useState } from 'react';
import type { Selection } from '../data-table.tsx';
import type { BulkFilter, BulkGroup, BulkTarget } from './target.ts';

interface Listed {
  /** Ids of the contacts that have been read, in the order of the list. */
  ids: readonly string[];
  /** By what the list is asked; undefined where by nothing. */
  filter: BulkFilter | undefined;
  /** How many match it, where that is known. */
  total: number | undefined;
  group?: BulkGroup | undefined;
}

export interface BulkSelection {
  /** For the table. */
  selection: Selection;
  /** Nobody where it is undefined. */
  target: BulkTarget | undefined;
  /** How many match, where all of them may be selected and are not yet. */
  matching: number | undefined;
  selectMatching: () => void;
  clear: () => void;
}

/** Who is selected in a list of contacts: some by name, or all that match. Where another list is asked for, nobody. */
export function useBulkSelection({ ids, filter, total, group }: Listed): BulkSelection {
  const list = JSON.stringify([group?.id, filter]);
  const [state, setState] = useState(nobodyOf(list));
  const { picked, isAll } = state.list === list ? state : nobodyOf(list);
  const selected = useMemo(() => (isAll ? new Set(ids) : picked), [isAll, ids, picked]);
  const count = isAll ? (total ?? selected.size) : selected.size;
  // Without a filter these would be all contacts of the organization, to whom nothing is done at once.
  const hasAll = group !== undefined || filter !== undefined;
  const whom = isAll ? { filter } : { contactIds: [...selected] };
  return {
    selection: { selected, onChange: (picked) => setState({ list, picked, isAll: false }) },
    target: count > 0 ? { whom, count, group } : undefined,
    matching: hasAll && !isAll && total !== undefined && total > count ? total : undefined,
    selectMatching: () => setState({ list, picked: new Set(), isAll: true }),
    clear: () => setState(nobodyOf(list)),
  };
}

const nobodyOf = (list: string) => ({
  list,
  picked: new Set() as ReadonlySet<string>,
  isAll: false,
});
