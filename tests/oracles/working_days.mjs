// Every day of the years given as arguments and whether chinese-days calls it a working day: one line each, read by tests/calendar.
import { createRequire } from 'node:module'

const { isWorkday } = createRequire(import.meta.url)('chinese-days')
const [first, last] = process.argv.slice(2).map(Number)
for (let day = new Date(Date.UTC(first, 0, 1)); day.getUTCFullYear() <= last; day.setUTCDate(day.getUTCDate() + 1)) {
  const date = day.toISOString().slice(0, 10)
  console.log(`${date} ${isWorkday(date) ? 'work' : 'rest'}`)
}
