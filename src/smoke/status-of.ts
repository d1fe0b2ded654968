// The status of an answer, where a step goes on without one.
import { RequestError } from '../http/request-error.ts';

/** Undefined when there is no answer. */
export async function statusOf(request: Promise<Response>): Promise<number | undefined> {
  try {
    return (await request).status;
  } catch (error) {
    if (error instanceof RequestError && error.fault !== 'cancelled') return undefined;
    throw error;
  }
}
