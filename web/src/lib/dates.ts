// Words for instants and dates. The server counts days; this file only words what it was told, in the office's own
// zone, which is written in every instant ("2026-03-10T09:00:00+08:00").

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type Language = 'zh' | 'en';

function dayInWords(year: string, month: string, day: string, language: Language): string {
  if (language === 'zh') return `${year}年${Number(month)}月${Number(day)}日`;
  return `${Number(day)} ${ENGLISH_MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** "2026年3月10日" · "10 Mar 2026"; what is no date comes back as it was. */
export function dateInWords(text: string | null | undefined, language: Language): string {
  if (!text) return '';
  const month = MONTH.exec(text);
  if (month) {
    return language === 'zh'
      ? `${month[1]}年${Number(month[2])}月`
      : `${ENGLISH_MONTHS[Number(month[2]) - 1] ?? month[2]} ${month[1]}`;
  }
  const parts = DATE.exec(text) ?? INSTANT.exec(text);
  return parts ? dayInWords(parts[1]!, parts[2]!, parts[3]!, language) : text;
}

/** "2026年3月10日 09:05" */
export function instantInWords(text: string | null | undefined, language: Language): string {
  if (!text) return '';
  const parts = INSTANT.exec(text);
  if (!parts) return dateInWords(text, language);
  return `${dayInWords(parts[1]!, parts[2]!, parts[3]!, language)} ${parts[4]}:${parts[5]}`;
}

/** The last day that counts up to an end: an end at 00:00 is 24:00 of the day before. "2026-03-09" */
export function lastDay(text: string | null | undefined): string {
  const parts = INSTANT.exec(text ?? '');
  if (!parts) return dateInFigures(text);
  const midnight = parts[4] === '00' && parts[5] === '00';
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) - (midnight ? 1 : 0)));
  return day.toISOString().slice(0, 10);
}

/** "2026年3月9日 24:00": a deadline ends with its last day, not with the first minute of the next. */
export function endInWords(text: string | null | undefined, language: Language): string {
  const parts = INSTANT.exec(text ?? '');
  if (!parts || parts[4] !== '00' || parts[5] !== '00') return instantInWords(text, language);
  return `${dateInWords(lastDay(text), language)} 24:00`;
}

/** "03-10 09:05", for narrow columns. The year is left out only there; the title of the cell has it. */
export function instantInShort(text: string | null | undefined): string {
  const parts = INSTANT.exec(text ?? '');
  return parts ? `${parts[2]}-${parts[3]} ${parts[4]}:${parts[5]}` : (text ?? '');
}

export function dateInFigures(text: string | null | undefined): string {
  return (text ?? '').slice(0, 10);
}

export interface DueWords { key: 'none' | 'overdueBy' | 'overdue' | 'today' | 'left'; days: number; tone: 'calm' | 'soon' | 'late' }

/** How urgent a deadline is, as a message key and a tone. Negative days are days past. */
export function wordsForDue(due: { due_at: string | null; working_days_left: number | null; overdue: boolean }): DueWords {
  const days = due.working_days_left ?? 0;
  if (!due.due_at) return { key: 'none', days: 0, tone: 'calm' };
  if (due.overdue) return { key: days < 0 ? 'overdueBy' : 'overdue', days: Math.abs(days), tone: 'late' };
  if (due.working_days_left === null) return { key: 'none', days: 0, tone: 'calm' };
  if (days <= 0) return { key: 'today', days: 0, tone: 'soon' };
  return { key: 'left', days, tone: days <= 2 ? 'soon' : 'calm' };
}
