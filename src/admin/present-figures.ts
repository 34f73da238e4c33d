import type { Analysis } from '../analytics/analyze-groups.ts';
import type { Actor } from '../change/change.ts';
import { mayInOrganization, mayOnGroup } from '../context/policy.ts';
import type { GroupView } from '../sight/visible-groups.ts';

/** A group as figures name it. */
export const briefly = ({ id, name, icon, color }: GroupView) => ({ id, name, icon, color });

/** The figures of a group as far as an actor is told them: all of them, or the basic ones. */
export function presentFigures(actor: Actor, analysis: Analysis) {
  const { group, counted, rates, score, scoreBefore, appointments, revenueCents } = analysis;
  const { members, tasks, events, messages, calls } = counted.now;
  const { members: _, ...before } = counted.before;
  return {
    group: briefly(group),
    members,
    tasks,
    events,
    messages: mayOnGroup(actor, 'ask', group) ? messages : null,
    full: mayInOrganization(actor, 'analyze')
      ? {
          ...{ calls, rates, score, scoreBefore, before, appointments, revenueCents },
          findings: analysis.findings,
        }
      : null,
  };
}
