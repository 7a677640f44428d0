// The only door to the server: adds the CSRF token, the language and the idempotency key, remembers ETags, and turns
// every refusal into a Failure. Pages call the functions of requests.ts, never fetch. Keeps nothing on disk.
import { failureOf, Failure } from './failure';

const BASE = '/api/v1';
const ATTEMPTS = 3;

interface Context { csrf: string; language: string; onUnauthorised: () => void }
export const context: Context = { csrf: '', language: 'zh', onUnauthorised: () => undefined };

export type Query = Record<string, string | number | boolean | null | undefined>;
export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: Query;
  body?: unknown;
  bytes?: Blob;
  key?: string;
  /** Lets the request outlive the page: used when the page is left while a command is held back for undo. */
  outlive?: boolean;
  /** A refused login or session look-up is an answer there, not an expired session. */
  quiet401?: boolean;
}

export function address(path: string, query: Query = {}): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === null || value === undefined || value === '' || value === false) continue;
    words.set(name, value === true ? '1' : String(value));
  }
  const text = words.toString();
  return BASE + path + (text ? `?${text}` : '');
}

const remembered = new Map<string, { etag: string; body: unknown }>();
export function forgetEverything(): void {
  remembered.clear();
}

function headersOf(options: CallOptions, url: string): Headers {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': context.language });
  const method = options.method ?? 'GET';
  if (method !== 'GET' && context.csrf) headers.set('X-CSRF-Token', context.csrf);
  if (options.key) headers.set('Idempotency-Key', options.key);
  if (options.bytes) headers.set('Content-Type', options.bytes.type || 'application/octet-stream');
  else if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  const known = method === 'GET' ? remembered.get(url) : undefined;
  if (known) headers.set('If-None-Match', known.etag);
  return headers;
}

async function send(url: string, options: CallOptions): Promise<Response> {
  try {
    return await fetch(url, {
      method: options.method ?? 'GET',
      headers: headersOf(options, url),
      body: options.bytes ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
      credentials: 'same-origin',
      keepalive: options.outlive ?? false,
      // The browser's own cache would answer a conditional request by itself and hide the 304 from us.
      cache: 'no-store',
    });
  } catch (error) {
    throw new Failure({ status: 0, detail: error instanceof Error ? error.message : String(error) });
  }
}

export async function call<T>(path: string, options: CallOptions = {}): Promise<T> {
  const url = address(path, options.query);
  const response = await send(url, options);
  if (response.status === 304) {
    const known = remembered.get(url);
    if (known) return known.body as T;
  }
  if (!response.ok) {
    if (response.status === 401 && !options.quiet401) context.onUnauthorised();
    throw await failureOf(response);
  }
  if (response.status === 204) return undefined as T;
  const body = (await response.json()) as T;
  const etag = response.headers.get('ETag');
  if (etag && (options.method ?? 'GET') === 'GET') remembered.set(url, { etag, body });
  return body;
}

/** A command carries one key for its whole life, so that sending it twice books it once. */
export interface Command { path: string; body: unknown; key: string }
export function commandFor(path: string, body: unknown): Command {
  return { path, body, key: crypto.randomUUID ? crypto.randomUUID() : randomKey() };
}

// randomUUID exists only on https and localhost; an office's intranet may be plain http.
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export async function submit<T>(command: Command, options: { outlive?: boolean } = {}): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call<T>(command.path, {
        method: 'POST', body: command.body, key: command.key, outlive: options.outlive,
      });
    } catch (error) {
      if (!(error instanceof Failure) || !error.passing || attempt >= ATTEMPTS) throw error;
      await pause(Math.min(error.retryAfterSeconds ?? attempt, 10) * 1000);
    }
  }
}

export function newKey(): string {
  return commandFor('', null).key;
}
