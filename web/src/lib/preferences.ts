// What this person prefers on this device: language, shortcuts, undo, going on to the next item. Kept in the browser only.
import { reactive, watch } from 'vue';

export interface Preferences { language: 'zh' | 'en'; shortcuts: boolean; undo: boolean; onward: boolean }
const KEY = 'qianpi.preferences';
const AT_FIRST: Preferences = { language: 'zh', shortcuts: true, undo: true, onward: true };

function read(): Preferences {
  try {
    return { ...AT_FIRST, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) };
  } catch {
    return { ...AT_FIRST };
  }
}

export const preferences = reactive<Preferences>(read());

watch(preferences, (now) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(now));
  } catch {
    // Storage may be forbidden by the office's policy; the choice then lasts as long as the page.
  }
});
