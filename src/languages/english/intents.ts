import type { IntentWords } from '../intents.ts';

export const english: IntentWords = {
  yes: ['yes', 'y', 'yep', 'yeah', 'yes please', 'confirm', 'go ahead', 'do it'],
  no: ['no', 'n', 'nope', 'no thanks', 'cancel', 'stop', "don't"],
};
