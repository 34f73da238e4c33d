import { connect, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { until } from '../helpers/until.ts';

/** A connection on which a test says exactly what it wants. */
export interface RawConnection {
  socket: Socket;
  send(text: string | Buffer): void;
  /** What has come so far. */
  heard(): string;
  /** The status of the first answer; 100 where that is "100 Continue". */
  status(): Promise<number>;
  /** Everything, once the other side has ended it. */
  whole(): Promise<string>;
}

/** Opens a connection to an app, which listens from the first time on. */
export async function connectTo(app: FastifyInstance): Promise<RawConnection> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let isOver = false;
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.on('error', () => {});
  socket.on('close', () => {
    isOver = true;
  });
  return {
    socket,
    send: (said) => void socket.write(said),
    heard: () => text,
    async status() {
      await until(() => isOver || /^HTTP\/1\.1 \d{3}/.test(text));
      return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]);
    },
    async whole() {
      await until(() => isOver);
      return text;
    },
  };
}

/** The lines of a request up to its body. */
export function head(
  method: string,
  url: string,
  headers: Record<string, string | number | undefined>,
): string {
  const lines = Object.entries({ host: 'muster', ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return `${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}
