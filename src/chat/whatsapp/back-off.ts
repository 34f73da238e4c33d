/**
 * How long to wait before the next attempt, in milliseconds: doubling from `firstMs` to `mostMs`, of
 * which a random half to whole is taken, so that many accounts do not come back at one moment.
 */
export function backOffMs(
  failures: number,
  { firstMs, mostMs, random }: { firstMs: number; mostMs: number; random: () => number },
): number {
  const whole = Math.min(mostMs, firstMs * 2 ** Math.min(failures, 30));
  return Math.round(whole * (0.5 + random() / 2));
}
