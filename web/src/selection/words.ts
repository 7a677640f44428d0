// How long there still is to answer, and a place's wants in one line. The office's own clock counts; this file only words it.
import type { Wanted } from '@/api/types';

const DAY = 24 * 60;
/** A message key and its number: the two largest units would promise a precision that a page asked every 30 seconds does not have. */
export function wordsForMinutes(minutes: number): { key: 'days' | 'hours' | 'minutes' | 'over'; n: number } {
  if (minutes <= 0) return { key: 'over', n: 0 };
  if (minutes >= 2 * DAY) return { key: 'days', n: Math.floor(minutes / DAY) };
  if (minutes >= 120) return { key: 'hours', n: Math.floor(minutes / 60) };
  return { key: 'minutes', n: minutes };
}

export const wantedInWords = (wanted: Wanted[]) => wanted.filter((one) => one.name !== 'count' && one.value).map((one) => one.value).join(' · ');
