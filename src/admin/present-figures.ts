import type { Analysis } from '../analytics/analyze-groups.ts';
import type { Finding } from '../analytics/findings.ts';
import type { Frame } from '../analytics/frame.ts';
import type { Actor } from '../change/change.ts';
import { mayInOrganization, mayOnGroup } from '../context/policy.ts';
import { createSay } from '../languages/say.ts';
import type { GroupView } from '../sight/visible-groups.ts';

/** A group as figures name it. */
export const briefly = ({ id, name, icon, color }: GroupView) => ({ id, name, icon, color });

/** Says of a finding what may be done about it, in the language of the organization. */
export function adviser({ locale, at, period }: Frame, analyses: readonly Analysis[]) {
  const say = createSay(locale, at, period.zone);
  const groups = new Map(analyses.map(({ group }) => [group.id, group]));
  return <Found extends Finding>(finding: Found) => {
    const other = finding.otherId === null ? null : (groups.get(finding.otherId) ?? null);
    return { ...finding, advice: say.advice({ ...finding, other }) };
  };
}

/** The figures of a group as far as an actor is told them: all of them, or the basic ones. */
export function presentFigures(
  actor: Actor,
  analysis: Analysis,
  advise: ReturnType<typeof adviser>,
) {
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
          findings: analysis.findings.map((finding) => advise(finding)),
        }
      : null,
  };
}
