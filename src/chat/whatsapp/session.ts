import { rm } from 'node:fs/promises';
import wweb from 'whatsapp-web.js';
import { createInTurn } from '../in-turn.ts';
import { clearBrowser } from './browser-processes.ts';
import type { Calls } from './calls.ts';
import type { FromChild, Settings } from './channel.ts';
import { withDeadline } from './deadline.ts';
import { createGroupNames } from './group-names.ts';
import { createGroupWork } from './groups.ts';
import { hearChats } from './hear.ts';
import { hearSigns } from './hear-signs.ts';
import { startHeartbeat } from './heartbeat.ts';
import { idShim } from './id-shim.ts';
import { wid } from './ids.ts';
import { createLifecycle } from './lifecycle.ts';
import { type Attaching, watchListeners } from './listeners.ts';
import {
  attachLibrary,
  findMessageKey,
  type Glance,
  glanceAtPage,
  type InPage,
  nameOfChat,
} from './page.ts';
import { createPeople } from './people.ts';
import { profileIn } from './profile.ts';
import { createRecall } from './recall.ts';
import { createSpeech } from './say.ts';
import type { SessionState } from './state.ts';

/** One run of the browser, from its start to its end; it is never started again. */
export interface Session {
  state(): SessionState;
  /** What it does while it is ready. */
  calls: Calls;
  /** Closes the browser; resolves when it is gone. */
  close(): Promise<void>;
  /** Resolves when it has ended, by itself or because it was closed. */
  ended: Promise<void>;
}

/**
 * Opens WhatsApp Web in a browser of our own and keeps it in sight. Every fault that it does not
 * mend by itself ends it, with a last state that says why; the parent process starts the next one.
 */
export function openSession(settings: Settings, tell: (message: FromChild) => void): Session {
  const { timing, pairingPhone } = settings;
  const profile = profileIn(settings.folder);
  let isClosing = false;
  const { promise: ended, resolve: setEnded } = Promise.withResolvers<void>();

  const trouble = (what: string) => (error: unknown) => {
    if (!isClosing) tell({ type: 'trouble', text: `${what}: ${error}` });
  };

  const auth = Object.assign(new wweb.LocalAuth({ dataPath: settings.folder }), {
    // The library would remove the profile under the running browser, and make it anew; `close` does
    // the one, after it.
    logout: async () => {},
    // The first moment at which there is a browser, long before it is known whether it will do.
    afterBrowserInitialized: async () => watchBrowser(),
  });
  const client = new wweb.Client({
    authStrategy: auth,
    // With the default, an unwritable folder would keep `ready` from ever coming.
    webVersionCache: { type: 'none' },
    authTimeoutMs: timing.pageTimeoutMs,
    takeoverOnConflict: true,
    takeoverTimeoutMs: timing.takeoverMs,
    ...(pairingPhone === null ? {} : { pairWithPhoneNumber: { phoneNumber: pairingPhone } }),
    ...(settings.idShim ? { evalOnNewDoc: idShim } : {}),
    puppeteer: {
      executablePath: settings.chromium,
      args: settings.browserArgs,
      // No port on which others of this machine could drive the browser; and it ends with the pipe.
      pipe: true,
      protocolTimeout: timing.callTimeoutMs,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    },
  });

  const listeners = watchListeners(client as unknown as Attaching);

  const page = (): NonNullable<typeof client.pupPage> => {
    if (!client.pupPage) throw new Error('the browser is not there yet');
    return client.pupPage;
  };
  const inPage = (async (work: (...given: unknown[]) => unknown, ...given: unknown[]) =>
    page().evaluate(work, ...given)) as InPage;
  const people = createPeople(client, timing.lookupTimeoutMs);
  const groupNames = createGroupNames(
    (chatId) => inPage(nameOfChat, chatId),
    timing.lookupTimeoutMs,
  );

  const lifecycle = createLifecycle(timing, {
    onState(state) {
      tell({ type: 'state', state });
      if (state.state === 'ready') tell({ type: 'ready' });
    },
    onEnd: () => void close(),
  });

  async function close(): Promise<void> {
    if (!isClosing) {
      isClosing = true;
      lifecycle.stop();
      stopHeart();
      try {
        await withDeadline(client.destroy(), timing.closeTimeoutMs, 'closing').catch(() => {});
        await clearBrowser(profile);
        const last = lifecycle.state();
        const isLoggedOut = last.state === 'loggedOut' && last.reason === 'logout';
        if (isLoggedOut) await rm(profile, { recursive: true, force: true });
      } catch (error) {
        tell({ type: 'trouble', text: `the browser could not be closed in order: ${error}` });
      }
      setEnded();
    }
    await ended;
  }

  function watchBrowser(): void {
    const lose = (reason: 'browserGone' | 'pageCrashed' | 'pageClosed') => () =>
      lifecycle.end({ state: 'reconnecting', reason });
    client.pupBrowser?.on('disconnected', lose('browserGone'));
    page().on('error', lose('pageCrashed'));
    page().on('close', lose('pageClosed'));
    // Navigations within a document leave the library attached, and do not raise this.
    page().on('domcontentloaded', () => {
      listeners.onDocument();
      lifecycle.onDocument();
    });
  }

  client.on('qr', (qr) => lifecycle.onCode({ qr }));
  client.on('code', (pairingCode) => lifecycle.onCode({ pairingCode }));
  client.on('loading_screen', lifecycle.onProgress);
  client.on('ready', () => {
    if (!listeners.areAttached()) return;
    people.forgetUnknown();
    groupNames.forgetAll();
    const wasReady = lifecycle.state().state === 'ready';
    lifecycle.onAttached();
    // Something may have been missed before the library attached itself anew.
    if (wasReady) tell({ type: 'ready' });
    // The library tells only of changes of the socket's state from now on.
    inPage(glanceAtPage).then(onLook, trouble('a look at the page'));
  });
  client.on('change_state', lifecycle.onSocket);
  client.on('disconnected', (reason) => {
    if (reason === 'LOGOUT') lifecycle.end({ state: 'loggedOut', reason: 'logout' });
  });
  client.on('group_update', ({ chatId }) => groupNames.forget(chatId));

  const isSelf = (id: string) => client.info !== undefined && id === wid.parse(client.info.wid);
  const inTurn = createInTurn();
  const surroundings = { people, nameOfGroup: groupNames.nameOf };
  hearChats(client, { ...surroundings, inTurn, tell });
  hearSigns(client, { people, isSelf, inTurn, tell });

  let wasUnattached = false;
  function onLook({ socket, isUnattached }: Glance): void {
    if (socket !== undefined) lifecycle.onSocket(socket);
    // Twice in a row: at the first sight the library may be about to do it itself.
    if (isUnattached && wasUnattached) page().evaluate(attachLibrary).catch(trouble('attaching'));
    wasUnattached = isUnattached;
    void refreshQr(socket);
  }

  // Not before the library follows the page: a document that comes earlier is never prepared.
  let mayReload = false;
  let reloadedAt = 0;
  /** WhatsApp Web stops showing new codes after a while, and the library's way to ask for one fails. */
  async function refreshQr(socket: string | undefined): Promise<void> {
    const state = lifecycle.state();
    if (!mayReload || state.state !== 'pairing' || state.qr === null) return;
    const shownMs = performance.now() - Math.max(lifecycle.codeAt(), reloadedAt);
    if (socket !== 'UNPAIRED_IDLE' && shownMs <= timing.qrRefreshMs) return;
    mayReload = false;
    await page().reload().catch(trouble('asking for a new code'));
    mayReload = true;
    reloadedAt = performance.now();
  }

  const stopHeart = startHeartbeat({
    ...timing,
    onBeat: () => tell({ type: 'beat' }),
    look: () => client.pupPage?.evaluate(glanceAtPage),
    onLook,
    onWedged: () => lifecycle.end({ state: 'reconnecting', reason: 'wedged' }),
  });

  // The library leaves promises to themselves: any navigation makes it prepare the page again, which
  // fails where the next one comes meanwhile or the browser is closed; so may a takeover and a pairing
  // code. None of them is worth the process.
  process.on('unhandledRejection', trouble('left to itself'));
  client.initialize().then(
    () => {
      mayReload = true;
    },
    (error) => {
      trouble('the browser could not be started')(error);
      // What Chromium says where a page cannot be had (its net_error_list.h).
      const isUnreachable = /\bnet::ERR_/.test(String(error));
      const reason = isUnreachable ? 'unreachable' : 'startFailed';
      lifecycle.end({ state: 'reconnecting', reason });
    },
  );

  const onTrouble = trouble('a call');
  return {
    state: lifecycle.state,
    calls: {
      ...createSpeech(client, (chatId, id) => inPage(findMessageKey, chatId, id)),
      ...createRecall({ ...surroundings, inPage, isSelf, onTrouble }),
      ...createGroupWork(client, { people, inPage, onTrouble }),
    },
    close,
    ended,
  };
}
