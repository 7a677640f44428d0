// The real server on a data folder of its own with the demonstration office and a clock that stands until it is moved, and people who
// talk to its API as a page would. Plain Node 20, no packages.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';

const READY_MILLISECONDS = 300_000;
const json = { 'Content-Type': 'application/json' };

/** `more`: variables of the environment, such as the database. */
export async function openOffice(program, root, data, at, more = {}) {
  const options = ['serve', '--demo', '--virtual-clock', '--at', at, '--data', data, '--port', '0'];
  const child = spawn(program, options, { cwd: root, env: { ...process.env, QIANPI_LOG_LEVEL: 'warning', ...more } });
  const office = new Office(child);
  await office.ready();
  return office;
}

class Office {
  constructor(child) {
    this.child = child;
    this.said = '';
    this.visitors = new Map();
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (this.said += bytes));
    this.ended = new Promise((resolve) => child.on('exit', resolve));
  }

  async ready() {
    const address = new Promise((resolve) => {
      this.child.stdout.on('data', () => {
        const found = /^http:\/\/[\d.]+:\d+$/m.exec(this.said);
        if (found) resolve(found[0]);
      });
    });
    let timer;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, READY_MILLISECONDS)));
    this.base = await Promise.race([address, this.ended.then(() => undefined), late]);
    clearTimeout(timer);
    if (!this.base) {
      await this.close();
      throw new Error(`the server did not start:\n${this.said}`);
    }
    this.passwords = new Map([...this.said.matchAll(/^([a-z]+)\t(\S+)\t/gm)].map(([, user, password]) => [user, password]));
  }

  /** Someone signed in; the same session each time. */
  async as(user) {
    if (!this.visitors.has(user)) this.visitors.set(user, await signIn(this.base, user, this.passwords.get(user)));
    return this.visitors.get(user);
  }

  public() {
    return new Visitor(this.base, {});
  }

  /** Comes back when timers, deliveries and papers of that time are done. */
  async moveClock(change) {
    const clerk = await this.as('wangqiang');
    return clerk.post('/demo/clock', change);
  }

  settle() {
    return this.moveClock({ advance: 'PT1M' });
  }

  /** As a power cut would. */
  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Ends the server by its own id and waits for it. */
  async close() {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}

async function signIn(base, user, password) {
  if (!password) throw new Error(`the demonstration office has no user ${user}`);
  const answer = await fetch(`${base}/api/v1/session`, { method: 'POST', headers: json, body: JSON.stringify({ user, password }) });
  if (!answer.ok) throw new Error(`${user} cannot sign in: ${answer.status} ${await answer.text()}`);
  const { csrf } = await answer.json();
  return new Visitor(base, { Cookie: answer.headers.get('set-cookie').split(';')[0], 'X-CSRF-Token': csrf });
}

/** Thrown for every answer that is no success; carries the problem document. */
export class Refused extends Error {
  constructor(what, status, problem) {
    super(`${what}: ${status} ${JSON.stringify(problem)}`);
    Object.assign(this, { status, problem, retryAfter: undefined });
  }
}

export class Visitor {
  constructor(base, headers) {
    this.api = `${base}/api/v1`;
    this.headers = headers;
  }

  async get(path) {
    return (await this.ask('GET', path)).json();
  }

  async bytes(path) {
    return Buffer.from(await (await this.ask('GET', path)).arrayBuffer());
  }

  /** With the key of an earlier command the same command again. */
  async post(path, body, key = randomUUID()) {
    const answer = await this.ask('POST', path, { ...json, 'Idempotency-Key': key }, JSON.stringify(body));
    return answer.json();
  }

  async upload({ name, mimeType, buffer }, field) {
    const path = `/attachments?name=${encodeURIComponent(name)}&field=${field}`;
    return (await this.ask('POST', path, { 'Content-Type': mimeType }, buffer)).json();
  }

  async ask(method, path, headers = {}, body = undefined) {
    const answer = await fetch(this.api + path, { method, headers: { ...this.headers, ...headers, Connection: 'close' }, body });
    if (answer.ok) return answer;
    const refused = new Refused(`${method} ${path}`, answer.status, await answer.json().catch(() => ({})));
    refused.retryAfter = answer.headers.get('Retry-After');
    throw refused;
  }

  /** Decides the task that offers this outcome, with what the page would send back as seen. */
  async decide(id, outcome, more = {}) {
    const view = await this.get(`/cases/${id}`);
    const offer = view.offers.find((one) => one.verb === 'decide' && one.outcome === outcome);
    if (!offer) throw new Error(`${view.title} (${view.state_titles}) does not offer ${outcome}: ${JSON.stringify(view.offers)}`);
    return this.post(`/cases/${id}/tasks/${offer.task}/decide`, { outcome, seen: view.seen, ...more });
  }

  /** Votes the same on every row of a collector's agenda. */
  async vote(id, outcome) {
    const view = await this.get(`/cases/${id}`);
    const ballots = view.agenda.map((row) => ({ item: row.item, outcome }));
    return this.decide(id, outcome, { outcome: '', ballots });
  }
}
