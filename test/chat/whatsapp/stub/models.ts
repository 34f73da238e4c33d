import type { World } from './world.ts';

/**
 * WhatsApp Web's kinds of objects, as far as whatsapp-web.js 1.34.7 touches them. Runs in the page, so
 * it names nothing outside of itself.
 */
export function createModels(world: World) {
  type Listener = (...given: unknown[]) => void;
  type Id = { _serialized?: string; $1?: string };

  class Emitter {
    #listeners = new Map<string, Set<Listener>>();

    on(names: string, listener: Listener): this {
      for (const name of names.split(' ')) {
        const listeners = this.#listeners.get(name) ?? new Set();
        this.#listeners.set(name, listeners.add(listener));
      }
      return this;
    }

    off(name: string, listener: Listener): this {
      this.#listeners.get(name)?.delete(listener);
      return this;
    }

    once(name: string, listener: Listener): this {
      const wrapped: Listener = (...given) => {
        this.off(name, wrapped);
        listener(...given);
      };
      return this.on(name, wrapped);
    }

    trigger(name: string, ...given: unknown[]): void {
      for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(...given);
    }
  }

  class Model extends Emitter {
    [field: string]: unknown;

    constructor(fields: object) {
      super();
      Object.assign(this, fields);
    }

    /** Changes one field, and says so here and in the collection. */
    set(name: string, value: unknown): void {
      const before = this[name];
      this[name] = value;
      for (const hearer of [this, this.collection as Emitter | undefined]) {
        hearer?.trigger(`change:${name}`, this, value, before);
      }
      (this.collection as Emitter | undefined)?.trigger('change', this);
    }

    serialize(): object {
      return JSON.parse(JSON.stringify({ ...this, collection: undefined, msgs: undefined }));
    }

    unsafe(): this {
      return this;
    }
  }

  /** An id as a text, whatever it is called. */
  const keyOf = (id: unknown): string =>
    (id as Id | undefined)?._serialized ?? (id as Id | undefined)?.$1 ?? String(id);

  class Collection<Item extends Model = Model> extends Emitter {
    items = new Map<string, Item>();

    add(item: Item): Item {
      Object.defineProperty(item, 'collection', { value: this, configurable: true });
      this.items.set(keyOf(item.id), item);
      this.trigger('add', item);
      return item;
    }

    get(id: unknown): Item | undefined {
      return this.items.get(keyOf(id));
    }

    async find(id: unknown): Promise<Item> {
      const item = this.get(id);
      if (!item) throw new Error(`not found: ${keyOf(id)}`);
      return item;
    }

    getModelsArray(): Item[] {
      return [...this.items.values()];
    }

    async getMessagesById(ids: unknown[]): Promise<{ messages: Item[] }> {
      // IndexedDB's own words.
      if (ids.includes(undefined)) throw new Error('DataError: No key or key range specified.');
      return { messages: ids.flatMap((id) => this.get(id) ?? []) };
    }
  }

  class Wid {
    user: string;
    server: string;
    _serialized: string;

    constructor(text: string) {
      const [user = '', server] = text.split('@');
      if (!server) throw new Error(`wid error: invalid wid ${text}`);
      this.user = user;
      this.server = server;
      this._serialized = text;
    }

    isGroup(): boolean {
      return this.server === 'g.us';
    }

    isLid(): boolean {
      return this.server === 'lid';
    }

    isStatus(): boolean {
      return this._serialized === 'status@broadcast';
    }

    toString(): string {
      return this._serialized;
    }
  }

  const widOf = (id: unknown): Wid => (id instanceof Wid ? id : new Wid(keyOf(id)));

  class MessageKey {
    static #made = 0;
    fromMe: boolean;
    remote: Wid;
    id: string;
    participant: Wid | undefined;

    constructor(given: { selfDir?: string; to: Wid; id: string; participant?: Wid }) {
      this.fromMe = given.selfDir === 'out';
      this.remote = given.to;
      this.id = given.id;
      this.participant = given.participant;
      const parts = [this.fromMe, this.remote, this.id, this.participant];
      const text = parts.filter((part) => part !== undefined).join('_');
      Object.assign(this, { [world.hasDollarIds ? '$1' : '_serialized']: text });
    }

    toString(): string {
      return keyOf(this);
    }

    static async newId(): Promise<string> {
      MessageKey.#made += 1;
      return `3EB0${world.loads}STUB${String(MessageKey.#made).padStart(6, '0')}`;
    }
  }

  return { Emitter, Model, Collection, Wid, MessageKey, keyOf, widOf };
}

export type Models = ReturnType<typeof createModels>;
