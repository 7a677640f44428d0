// The server-side draft of a start form: saved two seconds after the last change, with a version, so that the same
// draft open in two windows is noticed. Knows nothing about the form.
import { onScopeDispose, ref, type Ref } from 'vue';
import { newKey } from '@/api/client';
import { asFailure } from '@/api/failure';
import { readDraft, saveDraft } from '@/api/requests';
import type { Values } from '@/api/types';

const QUIET_MILLISECONDS = 2000;
export type DraftState = 'none' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict';

export function useDraft(workflow: { package: string; workflow: string }, values: Ref<Values>) {
  const id = ref('');
  const version = ref(0);
  const state = ref<DraftState>('none');
  const savedAt = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();

  async function saveNow(): Promise<void> {
    clearTimeout(timer);
    if (state.value !== 'dirty' && state.value !== 'failed') return;
    if (!id.value) id.value = newKey();
    state.value = 'saving';
    try {
      const answer = await saveDraft(id.value, { ...workflow, data: values.value, version: version.value });
      version.value = answer.version;
      const now = new Date();
      savedAt.value = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
      if (state.value === 'saving') state.value = 'saved';
    } catch (error) {
      state.value = asFailure(error).status === 409 ? 'conflict' : 'failed';
    }
  }

  /** One save at a time; a change during a save is saved after it. */
  function save(): Promise<void> {
    saving = saving.then(saveNow);
    return saving;
  }

  function changed(): void {
    if (state.value === 'conflict') return;
    state.value = 'dirty';
    clearTimeout(timer);
    timer = setTimeout(() => void save(), QUIET_MILLISECONDS);
  }

  async function load(draft: string): Promise<Values> {
    const found = await readDraft(draft);
    id.value = draft;
    version.value = found.version;
    state.value = 'saved';
    savedAt.value = found.saved_at.slice(11, 16);
    return found.data;
  }

  /** After a conflict: this page's content wins over the version that is stored now. */
  async function keepMine(): Promise<void> {
    version.value = (await readDraft(id.value)).version;
    state.value = 'dirty';
    await save();
  }

  function stop(): void {
    clearTimeout(timer);
    state.value = 'none';
  }
  onScopeDispose(() => {
    if (state.value === 'dirty') void save();
    clearTimeout(timer);
  });
  return { id, state, savedAt, changed, save, load, keepMine, stop };
}
