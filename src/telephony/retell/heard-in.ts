import { z } from 'zod';
import { type Ending, type Heard, nothingHeard } from '../../calls/provider.ts';

// What the agent's analysis says that somebody said. Its fields are ours (docs/calls.md), but a model fills
// them in, and somebody set them up by hand: whatever is not as it should be is as if it were not said.

/** A word of several, whatever its case, and with blanks around it. */
const oneOf = <Word extends string>(...words: Word[]) =>
  z
    .string()
    .transform((text) => text.trim().toLowerCase())
    .pipe(z.enum(words))
    .nullable()
    .catch(null);

/** Yes or no; models write it as a text at times. */
const yesOrNo = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? ({ true: true, yes: true, false: false, no: false } as Record<string, boolean>)[
          value.trim().toLowerCase()
        ]
      : value,
  z.boolean().nullable().catch(null),
);

/** As many as one may bring by word of mouth; more is a mistake of the model. */
const mostGuests = 20;

const guests = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value),
  z.int().min(0).max(mostGuests).catch(0),
);

const said = z.object({
  event_answer: oneOf('going', 'maybe', 'declined'),
  guests,
  task_done: yesOrNo,
  appointment_action: oneOf('confirmed', 'cancelled', 'canceled', 'rescheduled'),
  do_not_call: yesOrNo,
});

export const analysis = z.object({
  in_voicemail: z.boolean().nullable().catch(null),
  user_sentiment: oneOf('positive', 'neutral', 'negative'),
  call_summary: z.string().nullable().catch(null),
  custom_analysis_data: z.preprocess(withLowerNames, said).catch(said.parse({})),
});

/** The names of fields, too, are typed by hand: "Event_Answer". */
function withLowerNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name.trim().toLowerCase(), field]),
  );
}

/** As much of a summary as is kept. */
const longestSummary = 2000;

/** What was said, by the analysis. A machine that took the call has said nothing, whatever its greeting was. */
export function heardIn(analysed: z.output<typeof analysis>, ending: Ending): Heard {
  const { custom_analysis_data: data, user_sentiment: sentiment, call_summary } = analysed;
  const summary = call_summary?.replaceAll('\0', '').trim().slice(0, longestSummary) || null;
  if (ending === 'VOICEMAIL') return { ...nothingHeard, summary };
  return {
    answer: data.event_answer && {
      status: upper(data.event_answer),
      guests: data.event_answer === 'going' ? data.guests : 0,
    },
    done: data.task_done,
    appointment:
      data.appointment_action &&
      upper(data.appointment_action === 'canceled' ? 'cancelled' : data.appointment_action),
    optOut: data.do_not_call === true,
    sentiment: sentiment && upper(sentiment),
    summary,
  };
}

function upper<Word extends string>(word: Word): Uppercase<Word> {
  return word.toUpperCase() as Uppercase<Word>;
}
