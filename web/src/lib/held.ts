// A command held back for five seconds, so that a slip can be undone. One at a time for the whole page: holding another
// sends the first at once, and so does leaving the page. It decides nothing about what is sent.
import { reactive } from 'vue';
import { sendCommand } from '@/api/requests';
import type { Command } from '@/api/client';
import type { Receipt } from '@/api/types';
import { asFailure, type Failure } from '@/api/failure';
import { preferences } from './preferences';

export const UNDO_SECONDS = 5;

interface Held {
  command: Command;
  label: string;
  sent: (receipt: Receipt) => void;
  failed: (failure: Failure) => void;
  undone: () => void;
}

export const held = reactive<{ label: string; secondsLeft: number; sending: boolean }>({ label: '', secondsLeft: 0, sending: false });
let current: Held | null = null;
let timer: ReturnType<typeof setInterval> | null = null;

function stopClock(): void {
  if (timer) clearInterval(timer);
  timer = null;
}

function take(): Held | null {
  const taken = current;
  current = null;
  stopClock();
  held.label = '';
  held.secondsLeft = 0;
  return taken;
}

export async function sendHeld(outlive = false): Promise<void> {
  const taken = take();
  if (!taken) return;
  held.sending = true;
  try {
    taken.sent(await sendCommand(taken.command, outlive));
  } catch (error) {
    taken.failed(asFailure(error));
  } finally {
    held.sending = false;
  }
}

export function undoHeld(): void {
  take()?.undone();
}

export function hold(next: Held): void {
  void sendHeld();
  current = next;
  if (!preferences.undo) {
    void sendHeld();
    return;
  }
  held.label = next.label;
  held.secondsLeft = UNDO_SECONDS;
  timer = setInterval(() => {
    held.secondsLeft -= 1;
    if (held.secondsLeft <= 0) void sendHeld();
  }, 1000);
}

/** Called once by main.ts: a page that is closed sends what it holds. */
export function sendHeldWhenLeaving(): void {
  window.addEventListener('pagehide', () => void sendHeld(true));
}
