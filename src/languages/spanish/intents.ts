import type { IntentWords } from '../intents.ts';

export const spanish: IntentWords = {
  yes: ['si', 'si por favor', 'confirmar', 'confirmo', 'adelante', 'hazlo'],
  no: ['no', 'no gracias', 'cancelar', 'mejor no', 'dejalo'],
};
