// A MariaDB server of this test's own, by the script that ./dev and the C++ tests use. Ended by its id.
import { spawn } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

const START_MILLISECONDS = 120_000;

export async function openMariadb(root, folder) {
  const mariadb = new Mariadb(root, join(folder, 'mariadb'), await freePort());
  await mariadb.start();
  return mariadb;
}

class Mariadb {
  constructor(root, folder, port) {
    Object.assign(this, { root, folder, port, url: `mysql://root@127.0.0.1:${port}/qianpi` });
  }

  /** Also again, on the same data, after a kill. */
  async start() {
    this.child = spawn(join(this.root, 'tests/support/private_mariadb.sh'), [this.folder, String(this.port)]);
    this.said = '';
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (bytes) => (this.said += bytes));
    this.ended = new Promise((resolve) => this.child.on('exit', resolve));
    let gone = false;
    this.ended.then(() => (gone = true));
    const end = Date.now() + START_MILLISECONDS;
    while (!(await answers(this.port))) {
      if (gone || Date.now() > end) throw new Error(`the private MariaDB did not start: ${this.said}`);
    }
  }

  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Its greeting comes once it serves; a refused try waits a moment, so that the look costs nothing. */
function answers(port) {
  return new Promise((resolve) => {
    const probe = connect(port, '127.0.0.1');
    const end = (greeted) => {
      probe.destroy();
      setTimeout(resolve, greeted ? 0 : 50, greeted);
    };
    probe.once('data', () => end(true));
    probe.once('error', () => end(false));
    probe.once('end', () => end(false));
  });
}
