// How often the page asks again: every 30 seconds with some jitter, so that a whole office does not ask at once. TanStack
// Query stops it while the page is hidden and asks again on focus.
const EVERY_MILLISECONDS = 30_000;
const JITTER_MILLISECONDS = 4_000;

export function pollingInterval(): number {
  return EVERY_MILLISECONDS + Math.round((Math.random() - 0.5) * JITTER_MILLISECONDS);
}
