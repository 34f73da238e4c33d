import { z } from 'zod';

const dayHours = z.object({
  from: z
    .int()
    .min(0)
    .max(1439)
    .meta({ description: 'In minutes of the day.', examples: [540] }),
  until: z
    .int()
    .min(1)
    .max(1440)
    .meta({ examples: [1200] }),
});
const workday = { from: 540, until: 1200 };
/** When and how often an organization calls people. */
export const callSettings = {
  callHours: z
    .array(dayHours.nullable())
    .length(7)
    .meta({
      description:
        'When people are called, by weekday from Monday, on their own clock; null for a day on which nobody is.',
      examples: [[workday, workday, workday, workday, workday, { from: 600, until: 1080 }, null]],
    }),
  holidays: z
    .array(z.iso.date())
    .max(366)
    .meta({ description: 'Days on which nobody is called.', examples: [['2026-12-25']] }),
  dialsPerHalfMinute: z
    .int()
    .min(1)
    .max(100)
    .meta({ description: 'At most so many dials in 30 seconds.', examples: [5] }),
  dialsPerQuarterHour: z
    .int()
    .min(1)
    .max(3000)
    .meta({ description: 'At most so many dials in 15 minutes.', examples: [25] }),
  callConsentRequired: z.boolean().meta({
    description: 'Whether only those are called who have said that they may be.',
    examples: [false],
  }),
  callRetryMinutes: z
    .array(z.int().min(1).max(10_080))
    .max(5)
    .meta({
      description:
        'After so many minutes each is dialled again who was not reached; empty for never.',
      examples: [[30, 120]],
    }),
  turnsPerDay: z
    .int()
    .min(1)
    .max(100)
    .meta({
      description:
        'How often Muster turns to a person by itself in 24 hours, by phone and direct message together.',
      examples: [3],
    }),
};

export const callSettingsEdit = {
  callHours: callSettings.callHours.exactOptional(),
  holidays: callSettings.holidays.exactOptional(),
  dialsPerHalfMinute: callSettings.dialsPerHalfMinute.exactOptional(),
  dialsPerQuarterHour: callSettings.dialsPerQuarterHour.exactOptional(),
  callConsentRequired: callSettings.callConsentRequired.exactOptional(),
  callRetryMinutes: callSettings.callRetryMinutes.exactOptional(),
  turnsPerDay: callSettings.turnsPerDay.exactOptional(),
};
