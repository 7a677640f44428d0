// How long the bars of a picture are, and what share of all each is.
import type { Bar } from '@/api/types';

export interface DrawnBar extends Bar { length: number; share: number }

export const allOf = (bars: Bar[]) => bars.reduce((sum, bar) => sum + bar.count, 0);

/** Lengths in per cent of the longest bar, shares in whole per cent of all; an empty picture has neither. */
export function drawn(bars: Bar[]): DrawnBar[] {
  const longest = Math.max(1, ...bars.map((bar) => bar.count));
  const all = Math.max(1, allOf(bars));
  return bars.map((bar) => ({ ...bar, length: (100 * bar.count) / longest, share: Math.round((100 * bar.count) / all) }));
}
