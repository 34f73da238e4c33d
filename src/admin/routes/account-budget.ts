import { z } from 'zod';
import type { Scope } from '../../change/change.ts';
import { budgetAt, listSendings, requireBudget } from '../../outbox/budget.ts';
import { instant } from '../schemas.ts';

const gapMs = z
  .int()
  .min(0)
  .max(600_000)
  .meta({
    description: 'About so many milliseconds between two messages, a quarter more or less.',
    examples: [4000],
  });

const perMinute = z
  .int()
  .min(1)
  .max(600)
  .meta({ description: 'Messages at most in any 60 seconds.', examples: [15] });

export const budget = z.object({
  gapMs,
  perMinute,
  warmingUpUntil: instant
    .nullable()
    .describe('A new account writes more slowly until then; null once it has its whole budget.'),
  now: z
    .object({
      gapMs: z.int().meta({ examples: [12000] }),
      perMinute: z.int().meta({ examples: [5] }),
      sentInLastMinute: z.int().meta({ examples: [2] }),
    })
    .describe('What holds at the moment, and what of it is used.'),
});

export const budgetEdit = z.strictObject({
  gapMs: gapMs.exactOptional(),
  perMinute: perMinute.exactOptional(),
});

/** The budget of an account, and what of it is used at an instant. Throws notFound. */
export async function presentBudget(
  scope: Scope,
  accountId: string,
  at: Date,
): Promise<z.output<typeof budget>> {
  const whole = await requireBudget(scope, accountId);
  const { warmingUpUntil, ...allowed } = budgetAt(whole, at);
  const sendings = await listSendings(scope.tx, { ...scope, accountId }, at);
  return {
    gapMs: whole.gapMs,
    perMinute: whole.perMinute,
    warmingUpUntil,
    now: { ...allowed, sentInLastMinute: sendings.length },
  };
}
