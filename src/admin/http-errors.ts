import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { Refusal } from './error-handler.ts';
import { createProblem, type Fault, PROBLEM_TYPE } from './problem.ts';

/** Requests that wait for "100 Continue" before they send their body. */
const waiting = new WeakSet<IncomingMessage>();

/**
 * Takes over what Node would answer by itself, without a problem document: expectations, and a missing
 * Host. To be called before the routes are added.
 */
export function answerForNode(app: FastifyInstance): void {
  const pass = (request: IncomingMessage, response: ServerResponse) =>
    app.server.emit('request', request, response);
  app.server.on('checkExpectation', pass);
  // Whoever may not send a body is told so before it is on its way.
  app.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    waiting.add(request);
    pass(request, response);
  });
  // Node would close the connection without a word.
  app.server.on('connect', (_request: IncomingMessage, socket: Socket) =>
    endWith(socket, unreadable(501, 'Muster is no proxy: there is no CONNECT')),
  );
  app.addHook('onRequest', async ({ raw: { headers, httpVersion } }) => {
    // RFC 9112, 3.2: of the server that Node is told not to ask.
    if (headers.host === undefined && httpVersion === '1.1')
      throw new Refusal(unreadable(400, 'There is no Host header'));
    if (headers.expect !== undefined && !/^100-continue$/i.test(headers.expect))
      throw new Refusal(
        unreadable(417, 'What the header Expect asks for is not known: expected 100-continue'),
      );
  });
}

/** Tells whoever waits for it that the body is read now. */
export function continueReading(request: IncomingMessage, response: ServerResponse): void {
  if (waiting.delete(request)) response.writeContinue();
}

/** Answers what Node could not read as a request; for Fastify's `clientErrorHandler`. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  // Nobody is there any more, or an answer is on its way that another would break.
  const isAnswered = (socket as { _httpMessage?: ServerResponse })._httpMessage?.headersSent;
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswered) socket.destroy(error);
  else endWith(socket, faultOf(error));
}

function faultOf({ code }: NodeJS.ErrnoException): Fault {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return unreadable(408, 'The request took too long to arrive');
    case 'HPE_HEADER_OVERFLOW':
      return unreadable(431, 'The headers are too large: at most 16 KiB are read');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return unreadable(413, 'The extensions of a chunk are too large');
    default:
      return unreadable(400, 'This is no HTTP that can be read');
  }
}

function unreadable(status: number, what: string): Fault {
  return { status, code: 'validation', reason: 'malformed', detail: `${what}.` };
}

/** Writes a problem document where there is no reply to send it by, and ends the connection. */
function endWith(socket: Socket, fault: Fault): void {
  const body = JSON.stringify(createProblem(fault, { url: '', id: randomUUID() }));
  const head = [
    `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status]}`,
    `Content-Type: ${PROBLEM_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
