import { connect } from '../../client/muster.ts';
import { ProblemError } from './problem-error.ts';

/** The API of the Muster that this page came from; the session's cookie says who asks. */
export const api = connect({ url: '' });

interface Answered<Data> {
  data?: Data;
  error?: unknown;
  response?: Response;
}

/** The data of an answer. Throws ProblemError where it is a problem, or where there is no answer at all. */
export async function ask<Data>(asked: Promise<Answered<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await asked.catch(() => ({}) as Answered<Data>);
  if (!response) throw new ProblemError(undefined, 0);
  if (!response.ok) throw new ProblemError(error, response.status);
  // What answers nothing (204) has nobody who looks at it.
  return data as NonNullable<Data>;
}
