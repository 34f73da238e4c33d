import type { settings } from '../../../src/languages/english/settings.ts';
import type { Say } from '../../../src/languages/say.ts';
import { books, type Functions, zone } from './facts.ts';

const shown = {
  changed: false,
  group: { ...books, restricted: false },
  organization: 'Friends',
  zone,
  zoneInherited: true,
  language: 'English',
  confirmAbove: 25,
};

export const settingsCases = (say: Say): Functions<ReturnType<typeof settings>> => ({
  settings: {
    'of a group': say.settings(shown),
    changed: say.settings({
      ...shown,
      changed: true,
      group: { ...books, restricted: true },
      zone: 'Asia/Kolkata',
      zoneInherited: false,
    }),
    'of the organization': say.settings({ ...shown, group: null, confirmAbove: 1 }),
  },
});
