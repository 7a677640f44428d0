// The inbox's filters live in the address, so that a list can be kept as a bookmark and survives going back.
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { InboxFilter } from '@/api/requests';
import type { Box } from '@/api/types';

const word = (value: unknown) => (typeof value === 'string' ? value : '');

export function useInboxFilters() {
  const route = useRoute();
  const router = useRouter();
  const filter = computed<Required<InboxFilter>>(() => ({
    box: (word(route.params['box']) || 'todo') as Box,
    q: word(route.query['q']),
    workflow: word(route.query['workflow']),
    overdue: route.query['overdue'] === '1',
    page: Math.max(1, Number.parseInt(word(route.query['page']), 10) || 1),
  }));
  const filtered = computed(() => Boolean(filter.value.q || filter.value.workflow || filter.value.overdue));

  function apply(change: Partial<InboxFilter>): void {
    const next = { ...filter.value, page: 1, ...change };
    const query: Record<string, string> = {};
    if (next.q) query['q'] = next.q;
    if (next.workflow) query['workflow'] = next.workflow;
    if (next.overdue) query['overdue'] = '1';
    if (next.page > 1) query['page'] = String(next.page);
    void router.push({ path: `/inbox/${next.box}`, query });
  }
  return { filter, filtered, apply };
}
