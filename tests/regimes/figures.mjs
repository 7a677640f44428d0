// Figures of a package changed one at a time: an age, a number of days, a share, a count. Each change must be caught by a scenario or a rule's own
// test, else that figure could be wrong and nobody would know.
//
//   node tests/regimes/figures.mjs QIANPI [--package workflows/yangquan] [--count 30] [--seed 7]    a sample, chosen by the seed
//   node tests/regimes/figures.mjs QIANPI --all                                                     every figure, up and down; writes caught_by.json
//
// caught_by.json says which scenario file caught a change last time: that one is asked first, the others only when it doesn't.
import {execFileSync, spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join, resolve} from 'node:path'
import {parseArgs} from 'node:util'

const {values: asked, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    package: {type: 'string', default: 'workflows/yangquan'},
    count: {type: 'string', default: '30'},
    seed: {type: 'string', default: '7'},
    all: {type: 'boolean', default: false},
  },
})
const root = resolve(import.meta.dirname, '../..')
const qianpi = resolve(positionals[0] ?? 'build/qianpi')
const shipped = resolve(asked.package)
const known_file = join(import.meta.dirname, 'caught_by.json')

// ── which figures there are ─────────────────────────────────────────────────────────────────────────────────────
const kinds = [
  /\b(\d+)(?= (?:working )?(?:minute|hour|day|week|month|year)s?\b)/g, // spans
  /\b(\d+)(?=\/\d+(?: of\b|$))/g, // shares: the 1 of 1/2
  /\bevery: yearly \d\d-(\d\d)\b/g, // the day on which work begins by itself
  /\bvalue: (\d+)(?=[,}]|$)/g, // parameters that are plain numbers
  /[<>]=? (\d+)\b/g, // thresholds
  /\bdate\([a-z_.]+, [\w.]+, (\d+)\)/g, // the day of a date
  /@"P1D" \+ (\d+)\b/g, // days counted with both ends
  /\bthen: \[(\d+),/g, // what a rule gives
]

/// What no scenario can see: how long files are kept is not run, and whoever is only reminded leaves no other trace.
const UNSEEN = /\bkeep: |\bdo: \[remind\]|\[\{escalate: |remind_ahead/

function figures_in(file) {
  const found = []
  let tests = false
  readFileSync(join(shipped, file), 'utf8')
    .split('\n')
    .forEach((whole, at) => {
      const line = whole.replace(/\s#.*|^#.*/, '').replace(/\b(?:title|en|reason|message|basis): [^,}]*/g, words => ' '.repeat(words.length))
      if (/^\S/.test(line)) tests = /^test:/.test(line)
      if (tests || UNSEEN.test(line)) return
      for (const kind of kinds)
        for (const match of line.matchAll(kind)) {
          const column = match.index + match[0].lastIndexOf(match[1])
          if (!found.some(one => one.at === at && one.column === column)) found.push({file, at, column, digits: match[1], line: whole.trim()})
        }
    })
  return found
}

function all_figures() {
  const files = ['.', 'registers', 'rules'].flatMap(folder =>
    readdirSync(join(shipped, folder))
      .filter(name => name.endsWith('.yaml'))
      .sort()
      .map(name => (folder === '.' ? name : `${folder}/${name}`)),
  )
  return files.flatMap(figures_in)
}

const up = figure => ({...figure, becomes: String(Number(figure.digits) + 1)})
const down = figure => ({...figure, becomes: String(Number(figure.digits) - 1)})
/// Two digits stay two digits; nothing falls below zero, and no day leaves its month.
const changes_of = figure =>
  [up(figure), down(figure)]
    .filter(change => Number(change.becomes) >= 0 && !(/yearly|date\(/.test(change.line) && Number(change.becomes) > 28))
    .map(change => ({...change, becomes: change.becomes.padStart(figure.digits.startsWith('0') ? figure.digits.length : 1, '0')}))
const name_of = change => `${change.file}: ${change.line} [${change.column}] ${change.digits} → ${change.becomes}`
const key_of = change => `${change.file}|${change.line}|${change.digits}>${change.becomes}`

// ── whether a change is caught ──────────────────────────────────────────────────────────────────────────────────
const room = mkdtempSync(join(tmpdir(), 'qianpi-figures-'))
const copy = join(room, basename(shipped))
cpSync(shipped, copy, {recursive: true})
const scenarios = readdirSync(join(copy, 'scenarios')).sort()

const words_of = file => new Set(readFileSync(join(copy, 'scenarios', file), 'utf8').match(/[a-z][a-z_-]+/g))
const mentions = new Map(scenarios.map(file => [file, words_of(file)]))

/// The scenario files in the order in which they promise most: who caught it last time, who names the workflow or parameter, the others.
function order_for(change, known) {
  const parameter = /^\s*([a-z_]+): \{/.exec(change.line)?.[1]
  const workflow = basename(change.file, '.yaml')
  const promise = file => (file === known ? 3 : 0) + (mentions.get(file).has(workflow) ? 1 : 0) + (mentions.get(file).has(parameter) ? 2 : 0)
  return [...scenarios].sort((a, b) => promise(b) - promise(a))
}

const fails = (...words) => spawnSync(qianpi, words, {stdio: 'ignore', cwd: root}).status !== 0

/// The file that caught it, `rules` for the package's own tests of its tables, or nothing.
function caught_by(change, known) {
  const path = join(copy, change.file)
  const before = readFileSync(path, 'utf8')
  const lines = before.split('\n')
  const line = lines[change.at]
  lines[change.at] = line.slice(0, change.column) + change.becomes + line.slice(change.column + change.digits.length)
  writeFileSync(path, lines.join('\n'))
  try {
    if (fails('validate', copy)) return 'rules'
    return order_for(change, known).find(file => fails('test', join(copy, 'scenarios', file)))
  } finally {
    writeFileSync(path, before)
  }
}

// ── which are tried ─────────────────────────────────────────────────────────────────────────────────────────────
function random(seed) {
  let state = seed >>> 0
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function sample(changes, count, seed) {
  const pick = random(seed)
  const rest = [...changes]
  return Array.from({length: Math.min(count, rest.length)}, () => rest.splice(pick(rest.length), 1)[0])
}

const known = JSON.parse(readFileSync(known_file, 'utf8'))
const changes = all_figures().flatMap(changes_of)
const tried = asked.all ? changes : sample(changes, Number(asked.count), Number(asked.seed))
try {
  execFileSync(qianpi, ['validate', copy], {stdio: 'ignore', cwd: root}) // unchanged, it is in order
  const missed = []
  const caught = {}
  for (const change of tried) {
    const by = caught_by(change, known[key_of(change)])
    console.log(`${by ? 'caught' : 'MISSED'}  ${name_of(change)}  ${by ?? ''}`)
    if (by) caught[key_of(change)] = by
    else missed.push(change)
  }
  if (asked.all) writeFileSync(known_file, JSON.stringify(caught, null, 1) + '\n')
  console.log(`figures ${tried.length} of ${changes.length} changed, ${tried.length - missed.length} caught, ${missed.length} missed`)
  process.exitCode = missed.length ? 1 : 0
} finally {
  rmSync(room, {recursive: true, force: true})
}
