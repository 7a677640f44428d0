// FEEL twice: generated expressions are put to this house's evaluator (`qianpi eval -`) and to feelin's. Where both claim an answer they must agree,
// or the difference must be one that docs/feel.md explains. `node compare.mjs PROGRAM [SEED [COUNT]]`. Without feelin's package: not run.
import { spawnSync } from 'node:child_process'

const [program, seed = '1', count = '4000'] = process.argv.slice(2)

let feelin
try {
  feelin = await import('feelin')
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.log('feelin: not run (npm ci in tests/oracles/feelin)')
  process.exit(0)
}

/** Mulberry32: the same expressions for the same seed, everywhere. */
let state = Number(seed) >>> 0
function random() {
  state = (state + 0x6d2b79f5) >>> 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const below = (n) => Math.floor(random() * n)
const one = (...choices) => choices[below(choices.length)]

const texts = ['"ab"', '"区级"', '"a,b;c"', '""', '"foobar"', '"Ab1"', '"aXbXc"']
const days = ['@"2026-02-28"', '@"2024-02-29"', '@"2026-12-31"', 'date(2026, 3, 10)', 'day']
const spans = ['@"P1D"', '@"P40D"', '@"PT36H"']
const months = ['@"P1M"', '@"P1Y2M"', '@"-P3M"']

/** One expression of a kind; what it is made of is less deep. */
const made = {
  number: (d) =>
    d < 1
      ? one('0', '1', '2', '7', '-3', '0.5', '12.25', '100', 'a', 'b', 'c.d')
      : one(
          () => `(${number(d)} ${one('+', '-', '*')} ${number(d)})`,
          () => `(${number(d)} / ${one('2', '4', '-5', '8')})`,
          () => `(${number(0)} ** ${one('2', '3')})`,
          () => `-${number(0)}`,
          () => `${one('floor', 'ceiling', 'abs')}(${number(d)})`,
          () => `${one('round up', 'round down', 'round half up', 'round half down', 'decimal')}(${number(d)}, ${one('0', '1', '2')})`,
          () => `modulo(${number(d)}, ${one('3', '-3', '4.5')})`,
          () => `${one('sum', 'min', 'max', 'count', 'mean', 'median', 'product')}(${list(d)})`,
          () => `string length(${text(d)})`,
          () => `(if ${truth(d)} then ${number(d)} else ${number(d)})`,
          () => `${list(d)}[${one('1', '2', '-1')}]`,
          () => `${day(d)}.${one('year', 'month', 'day', 'weekday')}`,
          () => `day of year(${day(d)})`,
          () => `{x: ${number(d)}, y: x * 2}.y`,
          () => `number("${below(1000)}.${below(100)}")`,
          () => `(function(x, y) x - y)(${number(d)}, ${number(d)})`
        )(),
  text: (d) =>
    d < 1
      ? one(...texts)
      : one(
          () => `(${text(d)} + ${text(d)})`,
          () => `${one('upper case', 'lower case')}(${text(d)})`,
          () => `substring(${text(d)}, ${one('1', '2', '-1', '-2')}${one('', ', 1', ', 2')})`,
          () => `${one('substring before', 'substring after')}(${text(d)}, ${one('"b"', '"X"', '","')})`,
          () => `replace(${text(d)}, ${one('"[abo]"', '"(a|X)"', '"b+"')}, ${one('"-"', '"<$0>"', '""')})`,
          () => `string(${one(number, truth, day)(d)})`,
          () => `string join(${texts_list(d)}${one('', ', "-"')})`,
          () => `(if ${truth(d)} then ${text(d)} else ${text(d)})`
        )(),
  truth: (d) =>
    d < 1
      ? one('true', 'false', 'a > b')
      : one(
          () => `(${number(d)} ${one('=', '!=', '<', '<=', '>', '>=')} ${number(d)})`,
          () => `(${text(d)} ${one('=', '!=', '<', '>')} ${text(d)})`,
          () => `(${day(d)} ${one('=', '<', '<=', '>')} ${day(d)})`,
          () => `(${truth(d)} ${one('and', 'or')} ${truth(d)})`,
          () => `not(${truth(d)})`,
          () => `(${number(d)} in ${one('[0..5]', '(0..5)', '[1..10)', '(1, 2, > 7)', '< 3')})`,
          () => `(${number(d)} between ${number(0)} and ${number(0)})`,
          () => `(${one('some', 'every')} x in ${list(d)} satisfies x ${one('>', '<', '=')} ${number(0)})`,
          () => `${one('contains', 'starts with', 'ends with')}(${text(d)}, ${text(0)})`,
          () => `matches(${text(d)}, ${one('"^[a-z]+$"', '"\\\\d"', '"^A"', '"b.*c"')})`,
          () => `list contains(${list(d)}, ${number(0)})`,
          () => `${one('odd', 'even')}(floor(${number(d)}))`,
          () => `${one('all', 'any')}([${truth(d)}, ${truth(d)}])`,
          () => `(${one(number, text, truth, day)(d)} instance of ${one('number', 'string', 'boolean', 'date')})`,
          () => `${one('before', 'after', 'meets', 'overlaps', 'includes', 'during', 'starts', 'finishes', 'coincides')}(${range()}, ${range()})`
        )(),
  list: (d) =>
    d < 1
      ? one('[1, 2, 3]', '[5, 3, 5]', '[2]', 'xs')
      : one(
          () => `[${number(d)}, ${number(d)}, ${number(d)}]`,
          () => `(for i in ${one('1..4', list(d))} return ${one('i * 2', 'i + a', '-i')})`,
          () => `${list(d)}[item ${one('>', '<=')} ${number(0)}]`,
          () => `${one('reverse', 'distinct values')}(${list(d)})`,
          () => `${one('concatenate', 'union')}(${list(d)}, ${list(d)})`,
          () => `append(${list(d)}, ${number(d)})`,
          () => `sublist(${list(d)}, ${one('1', '2', '-1')})`,
          () => `insert before(${list(d)}, 1, ${number(d)})`,
          () => `remove(${list(d)}, 1)`,
          () => `index of(${list(d)}, ${number(0)})`,
          () => `sort(${list(d)}, function(x, y) x ${one('<', '>')} y)`,
          () => `flatten([${list(d)}, [${list(d)}]])`
        )(),
  day: (d) =>
    d < 1
      ? one(...days)
      : one(
          () => `(${day(d)} ${one('+', '-')} ${one(...months)})`,
          () => `(${day(d)} ${one('+', '-')} ${one(...spans.slice(0, 2))})`,
          () => `date("20${10 + below(80)}-0${1 + below(9)}-${10 + below(19)}")`,
          () => `(if ${truth(d)} then ${day(d)} else ${day(d)})`
        )(),
  span: (d) =>
    d < 1 ? one(...spans) : one(() => `(${span(d)} + ${span(d)})`, () => `(${day(d)} - ${day(d)})`, () => `(${span(d)} * ${one('2', '0.5')})`)(),
  context: (d) => `{k: ${number(d)}, "区": ${text(d)}, l: ${list(d)}}`,
}
const deeper = (kind) => (d) => made[kind](Math.max(0, d - 1 - below(2)))
const [number, text, truth, list, day, span] = ['number', 'text', 'truth', 'list', 'day', 'span'].map(deeper)
const texts_list = (d) => `[${text(d)}, ${text(d)}]`
const range = () => {
  const low = below(9)
  return `${one('[', '(')}${low}..${low + 1 + below(5)}${one(']', ')')}`
}

const given = { a: 3, b: -1.5, c: { d: 10 }, xs: [4, 1, 3, 1] }
const with_ours = `{a: 3, b: -1.5, c: {d: 10}, xs: [4, 1, 3, 1], day: '= @"2026-03-31"'}`
const with_theirs = { ...given, day: feelin.evaluate('date("2026-03-31")', {}).value }

const ends = { a: 3, b: -1.5, 'c.d': 10 }
const end = (text) => ends[text] ?? Number(text)
const reversed_between = (expression) =>
  [...expression.matchAll(/ between (\S+) and ([^\s)]+)/g)].some(([, low, high]) => end(low) > end(high))
const trimmed = (value) => (typeof value === 'string' ? value.replace(/(\.\d*?)0+(?!\d)/g, '$1').replace(/\.(?!\d)/g, '') : Array.isArray(value) ? value.map(trimmed) : value)

/** Differences that are known: docs/feel.md says which side is right, and why. */
const explained = [
  { name: 'between with its ends the wrong way round', is: (expression) => reversed_between(expression) },
  { name: 'trailing zeros of a decimal in a text', is: (_, ours, theirs) => JSON.stringify(ours) !== JSON.stringify(theirs) && same(trimmed(ours), trimmed(theirs)) },
  { name: 'a place outside of its text or list', is: (expression) => /substring\(|sublist\(|insert before\(/.test(expression) },
  { name: 'trailing zeros counted', is: (expression) => /string length\(/.test(expression) && /string\(/.test(expression) },
  { name: 'a minus before instance of', is: (expression) => /\(-\S+ instance of/.test(expression) },
  { name: 'median of an even number of items', is: (expression) => expression.includes('median(') },
]

/** Numbers to ten digits: feelin's are binary. */
function same(ours, theirs) {
  if (typeof ours === 'number' && typeof theirs === 'number') return Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours))
  if (Array.isArray(ours) && Array.isArray(theirs)) return ours.length === theirs.length && ours.every((item, i) => same(item, theirs[i]))
  if (ours && theirs && typeof ours === 'object' && typeof theirs === 'object' && !Array.isArray(ours) && !Array.isArray(theirs)) {
    const names = Object.keys(ours)
    return names.length === Object.keys(theirs).length && names.every((name) => same(ours[name], theirs[name]))
  }
  return ours === theirs
}

function plain(value) {
  if (value === null || value === undefined || typeof value !== 'object') return value ?? null
  if (Array.isArray(value)) return value.map(plain)
  if (Object.getPrototypeOf(value) !== Object.prototype) return String(value)
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]))
}

function theirs_of(expression) {
  try {
    const { value, warnings } = feelin.evaluate(expression, with_theirs)
    return warnings.length ? null : plain(value)
  } catch {
    return null // it claims nothing
  }
}

const holds_null = (value) => value === null || (typeof value === 'object' && Object.values(value).some(holds_null))

const kinds = Object.keys(made)
const expressions = Array.from({ length: Number(count) }, (_, i) => made[kinds[i % kinds.length]](1 + below(4)))
const answer = spawnSync(program, ['eval', '-', '--json', '--with', with_ours], { input: expressions.join('\n') + '\n', maxBuffer: 1 << 28, encoding: 'utf8' })
if (answer.error) throw answer.error
const lines = answer.stdout.split('\n')
if (lines.length !== expressions.length + 1) throw new Error(`${expressions.length} expressions, ${lines.length - 1} answers\n${answer.stderr.slice(0, 2000)}`)

let compared = 0
const reasons = new Map()
const differing = []
expressions.forEach((expression, i) => {
  const theirs = theirs_of(expression)
  const ours = lines[i] === 'error' ? null : JSON.parse(lines[i])
  if (holds_null(ours) || holds_null(theirs)) return
  ++compared
  if (same(ours, theirs)) return
  const reason = explained.find((one) => one.is(expression, ours, theirs))
  if (reason) reasons.set(reason.name, (reasons.get(reason.name) ?? 0) + 1)
  else differing.push(`${expression}\n    here ${JSON.stringify(ours)}, feelin ${JSON.stringify(theirs)}`)
})
for (const difference of differing.slice(0, 40)) console.log(difference)
for (const [name, times] of reasons) console.log(`explained: ${name}: ${times}`)
const known = [...reasons.values()].reduce((sum, times) => sum + times, 0)
console.log(`feelin: seed ${seed}, ${expressions.length} expressions, both answer ${compared}, agree ${compared - known - differing.length}, explained ${known}, differ ${differing.length}`)
process.exit(differing.length || compared < expressions.length / 3 ? 1 : 0)
