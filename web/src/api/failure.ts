// What a call to the server may end in when it does not succeed: one typed error for RFC 9457 bodies, for answers
// that are no JSON, and for a network that is gone. Pages show it; nobody swallows it.
import type { Problem, ProblemBody } from './types';

export class Failure extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly reason: string | null;
  readonly problems: Problem[];
  readonly who: string | null;
  readonly when: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(body: Partial<ProblemBody> & { status: number }, retryAfterSeconds: number | null = null) {
    super(body.detail || body.title || `HTTP ${body.status}`);
    this.name = 'Failure';
    this.status = body.status;
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.reason = body.reason ?? null;
    this.problems = body.problems ?? [];
    this.who = body.who ?? null;
    this.when = body.when ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** The command may be sent again unchanged: nothing was decided. Status 0 stands for "no answer came". */
  get passing(): boolean {
    return this.status === 0 || this.status === 503;
  }
}

export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  return new Failure({ status: 0, detail: error instanceof Error ? error.message : String(error) });
}

export async function failureOf(response: Response): Promise<Failure> {
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.includes('json')) return new Failure({ status: response.status }, retryAfter);
  const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
  return new Failure({ ...body, status: response.status }, retryAfter);
}
