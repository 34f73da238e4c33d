import { type LookupAddress, lookup } from 'node:dns';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { UserError } from '../errors.ts';
import { largestFile, type MediaFile, mediaFile, wrongSize } from './media.ts';
import type { AddressRule } from './public-address.ts';

/** For all of it, redirects and body. */
const timeoutSeconds = 10;
const mostRedirects = 3;

/**
 * Fetches a file from where somebody says that it is. Only over http and https, and from addresses that
 * the rule allows: they are checked as the connection is made, so that a name which means another address
 * the next moment does not help, and again after each redirect. Throws invalid; never why something could
 * not be reached, which would tell of the network around this machine.
 */
export async function fetchMedia(address: string, isAllowed: AddressRule): Promise<MediaFile> {
  const signal = AbortSignal.timeout(timeoutSeconds * 1000);
  try {
    let url = readUrl(address);
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      const response = await request(url, isAllowed, signal);
      const { statusCode = 0, headers } = response;
      if (statusCode === 200) return await readFile(url, response);
      response.destroy();
      if (statusCode < 300 || statusCode > 399 || headers.location === undefined) break;
      url = readUrl(headers.location, url.href);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
  }
  throw new UserError('invalid', {
    field: 'media.url',
    expected: `a file on the open internet that answers within ${timeoutSeconds} seconds`,
    example,
  });
}

const example = 'https://example.org/poster.png';

function readUrl(address: string, base?: string): URL {
  const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UserError('invalid', {
    field: 'media.url',
    expected: 'an http or https address',
    example,
  });
}

function request(url: URL, isAllowed: AddressRule, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // An address that is written as such is not looked up.
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) !== 0 && !isAllowed(literal)) throw new Error('the address is not allowed');
    const { get } = url.protocol === 'https:' ? https : http;
    get(
      url,
      {
        // No connection of before, which was made by another rule.
        agent: false,
        lookup: lookupAllowed(isAllowed),
        headers: { 'accept-encoding': 'identity', 'user-agent': 'Muster' },
        signal,
      },
      resolve,
    ).on('error', reject);
  });
}

/** Looks a name up for a connection; one that means any address that is not allowed means none. */
function lookupAllowed(isAllowed: AddressRule): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const isRefused = !error && !found.every(({ address }) => isAllowed(address));
      const problem = isRefused ? new Error('the address is not allowed') : error;
      if (problem) callback(problem, '');
      else if (options.all) callback(null, found);
      else callback(null, found[0]!.address, found[0]!.family);
    });
  };
}

async function readFile(url: URL, response: IncomingMessage): Promise<MediaFile> {
  const { headers } = response;
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new Error('it is packed, though that was not asked for');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > largestFile) throw wrongSize();
    chunks.push(chunk);
  }
  return mediaFile({
    mimeType: headers['content-type']?.split(';', 1)[0],
    fileName: nameIn(url),
    data: Buffer.concat(chunks),
  });
}

/** The last part of its path. */
function nameIn({ pathname }: URL): string | undefined {
  const last = pathname.split('/').at(-1)!;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
