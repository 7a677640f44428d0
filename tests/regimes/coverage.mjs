// The scenarios of a package, and what they walk: every one must pass, every final state must be reached, nine transitions of ten be taken.
//
//   node tests/regimes/coverage.mjs QIANPI PACKAGE
import {spawnSync} from 'node:child_process'

const LEAST_TRANSITIONS = 90
const [qianpi, path] = process.argv.slice(2)
const {status, stdout, stderr} = spawnSync(qianpi, ['test', '--coverage', path], {encoding: 'utf8', maxBuffer: 1 << 26})
process.stdout.write(stdout + stderr)
const counted = /final states (\d+)\/(\d+).*transitions (\d+)\/(\d+)/.exec(stdout)
if (!counted) throw new Error('no line of coverage was printed')
const [reached, finals, taken, transitions] = counted.slice(1).map(Number)
const wrong = [
  status !== 0 && 'a scenario failed',
  reached < finals && `${finals - reached} final states are reached by no scenario`,
  100 * taken < LEAST_TRANSITIONS * transitions && `fewer than ${LEAST_TRANSITIONS} % of the transitions are taken`,
].filter(Boolean)
const scenarios = /^scenarios .*$/m.exec(stdout)?.[0] ?? ''
console.log(`${scenarios}, final states ${reached}/${finals}, transitions ${taken}/${transitions}${wrong.map(one => `; ${one}`).join('')}`)
process.exitCode = wrong.length ? 1 : 0
