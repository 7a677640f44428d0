// The real server on a folder of its own, with the demonstration office and a clock that only these tests move.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const START = '2026-03-02T09:00:00+08:00';
const READY_MILLISECONDS = 120_000;

export async function startServer(program, root) {
  const data = mkdtempSync(join(tmpdir(), 'qianpi-browser-'));
  const options = ['serve', '--demo', '--virtual-clock', '--at', START, '--data', data, '--port', '0'];
  const child = spawn(program, options, { cwd: root, env: { ...process.env, QIANPI_HTTP_PUBLIC_PER_MINUTE: '5000', QIANPI_LOG_LEVEL: 'warning' } });
  let said = '';
  child.stdout.on('data', (bytes) => (said += bytes));
  child.stderr.on('data', (bytes) => (said += bytes));
  const base = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the server was not ready:\n${said}`)), READY_MILLISECONDS);
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
    child.stdout.on('data', () => {
      const address = /^http:\/\/[\d.]+:\d+$/m.exec(said);
      if (!address) return;
      clearTimeout(timer);
      resolve(address[0]);
    });
  });
  const passwords = new Map([...said.matchAll(/^([a-z]+)\t(\S+)\t/gm)].map(([, user, password]) => [user, password]));
  return { base, passwords, stop: () => stop(child, data), advance: (duration) => advance(base, passwords, duration), settle: () => advance(base, passwords, 'PT0S'), log: () => said };
}

async function stop(child, data) {
  const ended = new Promise((resolve) => child.on('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(data, { recursive: true, force: true });
}

/** Answers when timers, deliveries and papers of that time are done. */
async function advance(base, passwords, duration) {
  const entered = await fetch(`${base}/api/v1/session`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ user: 'wangqiang', password: passwords.get('wangqiang') }),
  });
  const { csrf } = await entered.json();
  const cookie = entered.headers.get('set-cookie').split(';')[0];
  const moved = await fetch(`${base}/api/v1/demo/clock`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrf, Cookie: cookie }, body: JSON.stringify({ advance: duration }),
  });
  if (!moved.ok) throw new Error(`the clock did not move: ${moved.status} ${await moved.text()}`);
}
