/**
 * Gives WhatsApp Web's ids back the name by which whatsapp-web.js 1.34.7 knows them. Runs in the page,
 * before each document, so it may name nothing outside of itself; the library sets `window.WWebJS`
 * when WhatsApp's modules can be had, which is the moment for it.
 *
 * Since about 2026-07-14 `MsgKey._serialized` is `$1` (wwebjs #201830, #201833): without this a message
 * that was sent answers no id, and edits are reported as failed although they were made.
 */
export function idShim(): void {
  type Id = { _serialized?: string; $1?: string };
  type Model = Record<string, Id | undefined>;
  type Utilities = { getMessageModel?: (message: unknown) => Model };
  const page = globalThis as unknown as {
    require(module: 'WAWebMsgKey'): { prototype: Id };
  };
  const ids = ['id', 'quotedStanzaKey', 'latestEditMsgKey', 'protocolMessageKey'];

  /** The keys themselves, while they are in the page. */
  const mendKeys = () => {
    const key = page.require('WAWebMsgKey').prototype;
    if (Object.getOwnPropertyDescriptor(key, '_serialized')) return;
    Object.defineProperty(key, '_serialized', {
      configurable: true,
      get(this: Id) {
        return this.$1;
      },
      set(this: Id, value: string) {
        Object.defineProperty(this, '_serialized', {
          value,
          enumerable: true,
          writable: true,
          configurable: true,
        });
      },
    });
  };

  /** The copies of them that leave the page, which have no prototype. */
  const mendModels = (utilities: Utilities) => {
    let original: Utilities['getMessageModel'];
    Object.defineProperty(utilities, 'getMessageModel', {
      configurable: true,
      enumerable: true,
      get: () => original,
      set(read: (message: unknown) => Model) {
        original = (message) => {
          const model = read(message);
          for (const name of ids) {
            const id = model[name];
            if (id?.$1 !== undefined) id._serialized ??= id.$1;
          }
          return model;
        };
      },
    });
  };

  let utilities: Utilities | undefined;
  Object.defineProperty(globalThis, 'WWebJS', {
    configurable: true,
    get: () => utilities,
    set(given: Utilities) {
      utilities = given;
      mendKeys();
      mendModels(given);
    },
  });
}
