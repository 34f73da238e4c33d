import type { Hand, Wire } from './whatsapp-web.ts';

/** Ties a page to the stubbed network: it posts what it sends, and does what it is ordered. Runs in the page. */
export function connectPage(create: (wire: Wire) => { hand: Hand; open(): void }): void {
  const { EventSource } = globalThis as unknown as {
    EventSource: new (url: string) => { onmessage: (event: { data: string }) => void };
  };

  const post = async <Answer>(path: string, body: object): Promise<Answer> => {
    const response = await fetch(path, { method: 'POST', body: JSON.stringify(body) });
    return (await response.json()) as Answer;
  };

  const { hand, open } = create({
    sent: async (message) => (await post<{ ack: number }>('/sent', message)).ack,
    edited: (message) => post('/edited', message),
    paired: (isPaired) => post('/paired', { isPaired }),
    group: (order) => post('/group', order),
  });

  new EventSource('/orders').onmessage = async ({ data }) => {
    const { order, name, given } = JSON.parse(data) as {
      order: number;
      name: keyof Hand;
      given: never;
    };
    try {
      const value = await (hand[name] as (given: unknown) => unknown)(given);
      await post('/done', { order, value });
    } catch (error) {
      await post('/done', { order, error: String(error) });
    }
  };
  open();
}
