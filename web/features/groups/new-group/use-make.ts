import { useNavigate } from '@tanstack/react-router';
import type { MadeGroup } from '../../../../client/muster.ts';
import { useFormat } from '../../../lib/format.ts';
import { useChange } from '../../../lib/use-change.ts';
import { useNewGroupWords } from './words.ts';

interface MakeOptions<Input> {
  run: (input: Input) => Promise<Pick<MadeGroup, 'id' | 'name' | 'memberCount'>>;
  onProblem: (error: unknown) => void;
}

/** Makes a group, and goes there. */
export function useMake<Input>({ run, onProblem }: MakeOptions<Input>) {
  const words = useNewGroupWords();
  const format = useFormat();
  const navigate = useNavigate();
  return useChange({
    run,
    changes: [['groups'], ['contacts']],
    done: ({ name, memberCount }) =>
      words.created(name, words.people(memberCount, format.number(memberCount))),
    onDone: ({ id }) => void navigate({ to: '/groups/$groupId/members', params: { groupId: id } }),
    onProblem,
  });
}
