// Which case the files of a form belong to: whoever may read a case may read its files, others only what they sent themselves.
import { computed, inject, provide, toValue, type InjectionKey, type MaybeRefOrGetter } from 'vue';

const ON_CASE: InjectionKey<MaybeRefOrGetter<string | null>> = Symbol('on case');
export const provideCase = (id: MaybeRefOrGetter<string | null>) => provide(ON_CASE, id);

export function useCaseOfFiles() {
  const id = inject(ON_CASE, null);
  return computed(() => toValue(id));
}
