// The tabs of a case and which one opens first: the agenda or the waiting list of a collector, the people who are being
// selected, the form where this step writes in it, else the paper.
import { computed, ref, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import type { CaseView } from '@/api/types';
import type { Desk } from './desk';

export type TabName = 'agenda' | 'waiting' | 'selection' | 'children' | 'paper' | 'form' | 'files' | 'flow' | 'journal' | 'course';

const SELECTING = new Set(['freeze', 'draw', 'choose']);

export function useTabs(view: Ref<CaseView | undefined>, desk: Desk, narrow: Ref<boolean>) {
  const { t } = useI18n();
  const tab = ref<TabName>('paper');
  const names = computed<TabName[]>(() => {
    const first: TabName[] = [];
    if (view.value?.agenda.length) first.push('agenda');
    if (desk.task.value?.over === 'waiting') first.push('waiting');
    if (view.value?.selection) first.push('selection');
    if (view.value?.children.length) first.push('children');
    return [...first, 'paper', 'form', 'files', 'flow', ...(narrow.value ? (['course'] as const) : []), 'journal'];
  });
  const marks = computed<Partial<Record<TabName, number>>>(() => ({
    files: view.value?.attachments.length, agenda: view.value?.agenda.length, children: view.value?.children.length,
  }));
  const tabs = computed(() => names.value.map((name) => ({
    name, title: t(`case.${name}`), mark: marks.value[name] || null,
  })));

  const answersAwaited = () => view.value?.selection?.invitations.some((one) => one.answers.length > 0) ?? false;
  function best(): TabName {
    if (desk.task.value?.over === 'waiting') return 'waiting';
    if (view.value?.agenda.length) return 'agenda';
    if (desk.offers.value.some((offer) => SELECTING.has(offer.verb)) || answersAwaited()) return 'selection';
    if (desk.fields.value.length > 0 && !desk.fieldsBeside.value) return 'form';
    return view.value?.papers.length ? 'paper' : 'form';
  }
  // Chosen once per task; later changes of the case do not move the reader elsewhere.
  watch(() => (view.value ? `${view.value.id}/${desk.task.value?.no ?? 0}` : ''), (key) => {
    if (key) tab.value = best();
  }, { immediate: true });
  watch(names, (now) => {
    if (!now.includes(tab.value)) tab.value = best();
  });
  return { tab, tabs };
}
