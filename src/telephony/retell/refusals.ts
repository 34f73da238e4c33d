import { APIConnectionError, APIError } from 'retell-sdk';
import type { Dialled } from '../../calls/provider.ts';

/** Causes of a connection that never was: nothing can have been sent. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Of what is wrong with a request, what is ours: the set-up, and no number of theirs. */
const ours = /from[ _-]?number|agent|dynamic|metadata|api[ _-]?key/i;
const theirs = /to[ _-]?number|destination|phone|e\.?164|\bnumber\b|country/i;

/**
 * What an error means for a dial. Whatever leaves open whether Retell dialled is unknown: it has no key by
 * which a request that comes twice would be told, so that asking again may be a second paid call.
 */
export function dialledByError(error: unknown): Dialled {
  const detail = describe(error);
  if (error instanceof APIConnectionError) {
    return neverSent.has(codeOf(error.cause)) ? { refused: 'LATER', detail } : { unknown: detail };
  }
  const status = error instanceof APIError ? error.status : undefined;
  switch (status) {
    case undefined:
    // The server gave up waiting, or something is there already.
    case 408:
    case 409:
      return { unknown: detail };
    case 400:
    case 422:
      // A mistake of the set-up, taken for one of the number, would cross out everybody, one by one.
      return !ours.test(detail) && theirs.test(detail)
        ? { refused: 'INVALID', detail }
        : { refused: 'NOT_CONFIGURED', detail };
    case 402:
      return { refused: 'NO_MONEY', detail };
    case 429:
      return { refused: 'LATER', detail };
    default:
      return status >= 400 && status < 500
        ? { refused: 'NOT_CONFIGURED', detail }
        : { unknown: detail };
  }
}

/** Whether Retell said that there is no such call. */
export function isNotFound(error: unknown): boolean {
  return error instanceof APIError && error.status === 404;
}

const longestDetail = 300;

function describe(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  const code = error instanceof APIConnectionError ? codeOf(error.cause) : '';
  return `${message}${code && ` (${code})`}`.replaceAll('\0', '').slice(0, longestDetail);
}

/** The code of what made a fetch fail: it stands in the cause, or of several addresses in each of theirs. */
function codeOf(error: unknown): string {
  const { cause, code } = (error ?? {}) as { cause?: unknown; code?: unknown };
  return typeof code === 'string' ? code : cause ? codeOf(cause) : '';
}
