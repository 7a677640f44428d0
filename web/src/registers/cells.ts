// A value of a register or a notice as words, where no form tells its type.
import type { Value } from '@/api/types';
import { dateInWords } from '@/lib/dates';
import { preferences } from '@/lib/preferences';

export function inCell(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return dateInWords(value, preferences.language);
  if (Array.isArray(value)) return value.map(inCell).join('、');
  if (typeof value === 'object') {
    const named = value as { title?: string; name?: string; text?: string };
    return named.title ?? named.name ?? named.text ?? '';
  }
  return String(value);
}
