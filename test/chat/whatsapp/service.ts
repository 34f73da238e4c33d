// A service with nothing but the adapter, for a test to end. Arguments: folder, browser, its arguments.

import { pino } from 'pino';
import { createWhatsapp } from '../../../src/chat/whatsapp/transport.ts';
import { systemClock } from '../../../src/clock.ts';
import { parseConfig } from '../../../src/config.ts';
import { quietEvents } from '../../helpers/transport.ts';

const [folder = '', chromium = '', ...browserArgs] = process.argv.slice(2);
const whatsapp = createWhatsapp({
  environment: parseConfig(process.env).browserEnvironment,
  folder,
  chromium,
  browserArgs,
  clock: systemClock,
  logger: pino({ level: 'silent' }),
});
await whatsapp.start(quietEvents());
