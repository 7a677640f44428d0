// Single-key shortcuts that keep out of the way of typing, dialogs and screen readers' own keys, and that can be
// switched off in /me (WCAG 2.1.4).
import { onBeforeUnmount, onMounted } from 'vue';
import { preferences } from './preferences';

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"]';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPING) !== null;
}

export function useShortcuts(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const listen = (event: KeyboardEvent) => {
    if (!preferences.shortcuts || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector('dialog[open], .el-overlay:not([style*="display: none"])')) return;
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (act) act(event);
  };
  onMounted(() => document.addEventListener('keydown', listen));
  onBeforeUnmount(() => document.removeEventListener('keydown', listen));
}
