import { describe, expect, it } from 'vitest';
import { dateInWords, endInWords, instantInShort, instantInWords, lastDay, wordsForDue } from '@/lib/dates';

describe('Dates in words', () => {
  it('words a date, a month and an instant in both languages', () => {
    expect(dateInWords('2026-03-10', 'zh')).toBe('2026年3月10日');
    expect(dateInWords('2026-03', 'zh')).toBe('2026年3月');
    expect(dateInWords('2026-03-10', 'en')).toBe('10 Mar 2026');
    expect(instantInWords('2026-03-10T09:05:00+08:00', 'zh')).toBe('2026年3月10日 09:05');
    expect(instantInShort('2026-03-10T09:05:00+08:00')).toBe('03-10 09:05');
  });

  it('reads the instant in the zone in which it is written, whatever the zone of the computer', () => {
    expect(instantInWords('2026-03-10T00:30:00+08:00', 'zh')).toBe('2026年3月10日 00:30');
  });

  it('leaves alone what is no date', () => expect(dateInWords('长期', 'zh')).toBe('长期'));

  it('ends a deadline with its last day', () => {
    expect(endInWords('2026-03-10T00:00:00+08:00', 'zh')).toBe('2026年3月9日 24:00');
    expect(endInWords('2026-03-01T00:00:00+08:00', 'en')).toBe('28 Feb 2026 24:00');
    expect(endInWords('2026-03-10T17:30:00+08:00', 'zh')).toBe('2026年3月10日 17:30');
    expect(lastDay('2026-01-01T00:00:00+08:00')).toBe('2025-12-31');
  });

  it('never counts days itself', () => {
    const due = (working_days_left: number | null, overdue: boolean) => ({ due_at: '2026-03-10T24:00:00+08:00', working_days_left, overdue });
    expect(wordsForDue(due(5, false))).toEqual({ key: 'left', days: 5, tone: 'calm' });
    expect(wordsForDue(due(2, false)).tone).toBe('soon');
    expect(wordsForDue(due(0, false)).key).toBe('today');
    expect(wordsForDue(due(-3, true))).toEqual({ key: 'overdueBy', days: 3, tone: 'late' });
    expect(wordsForDue(due(null, true)).key).toBe('overdue');
    expect(wordsForDue({ due_at: null, working_days_left: null, overdue: false }).key).toBe('none');
  });
});
