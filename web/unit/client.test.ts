import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { address, call, commandFor, context, forgetEverything, submit } from '@/api/client';
import { asFailure, Failure } from '@/api/failure';

const answers: Response[] = [];
const asked: { url: string; init: RequestInit }[] = [];
const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(status === 204 || status === 304 ? null : JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
const header = (index: number, name: string) => (asked[index]!.init.headers as Headers).get(name);

beforeEach(() => {
  answers.length = 0;
  asked.length = 0;
  forgetEverything();
  context.csrf = 'token';
  context.onUnauthorised = () => undefined;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push({ url, init });
    const answer = answers.shift();
    if (!answer) throw new TypeError('network');
    return answer;
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('The client', () => {
  it('leaves out empty words of a query', () => {
    expect(address('/tasks', { box: 'todo', q: '', overdue: true, workflow: undefined, page: 2 })).toBe('/api/v1/tasks?box=todo&overdue=1&page=2');
  });

  it('sends the CSRF token with commands only', async () => {
    answers.push(json({}), json({}));
    await call('/tasks');
    await call('/cases', { method: 'POST', body: {} });
    expect(header(0, 'X-CSRF-Token')).toBeNull();
    expect(header(1, 'X-CSRF-Token')).toBe('token');
  });

  it('asks with the ETag it knows and keeps what it had on 304', async () => {
    answers.push(json({ total: 3 }, 200, { ETag: '"7"' }), json(null, 304));
    const first = await call('/tasks');
    expect(await call('/tasks')).toBe(first);
    expect(header(1, 'If-None-Match')).toBe('"7"');
  });

  it('repeats a command under the same key when no answer came, and only then', async () => {
    vi.useFakeTimers();
    const command = commandFor('/cases', { a: 1 });
    answers.push(json({ title: 'busy' }, 503, { 'Retry-After': '1' }), json({ case: '42' }));
    const done = submit(command);
    await vi.runAllTimersAsync();
    expect(await done).toEqual({ case: '42' });
    expect(header(0, 'Idempotency-Key')).toBe(header(1, 'Idempotency-Key'));
    vi.useRealTimers();
    answers.push(json({ title: 'taken', who: '李四', when: '2026-03-10T09:00:00+08:00' }, 409));
    await expect(submit(commandFor('/cases', {}))).rejects.toMatchObject({ status: 409, who: '李四' });
    expect(asked).toHaveLength(3);
  });

  it('gives every command its own key', () => {
    const keys = new Set(Array.from({ length: 50 }, () => commandFor('/x', {}).key));
    expect(keys.size).toBe(50);
  });

  it('turns a problem document into a failure with its problems', async () => {
    answers.push(json({ title: '有误', status: 422, problems: [{ where: 'id_number', what: '校验码不符' }] }, 422));
    const failure = await call('/cases', { method: 'POST', body: {} }).catch(asFailure) as Failure;
    expect(failure.status).toBe(422);
    expect(failure.problems).toEqual([{ where: 'id_number', what: '校验码不符' }]);
  });

  it('says so when the session is gone, except where it was only asked about', async () => {
    const gone = vi.fn();
    context.onUnauthorised = gone;
    answers.push(json({}, 401), json({}, 401));
    await call('/session', { quiet401: true }).catch(asFailure);
    expect(gone).not.toHaveBeenCalled();
    await call('/tasks').catch(asFailure);
    expect(gone).toHaveBeenCalledOnce();
  });

  it('survives an answer that is no JSON', async () => {
    answers.push(new Response('<html>', { status: 502, headers: { 'Content-Type': 'text/html' } }));
    await expect(call('/tasks')).rejects.toMatchObject({ status: 502 });
  });
});
