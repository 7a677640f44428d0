// Whether the page is as narrow as a phone: lists then become cards and verbs stick to the foot.
import { onScopeDispose, ref, type Ref } from 'vue';

export function useNarrow(query = '(max-width: 720px)'): Ref<boolean> {
  const media = window.matchMedia(query);
  const narrow = ref(media.matches);
  const listen = () => (narrow.value = media.matches);
  media.addEventListener('change', listen);
  onScopeDispose(() => media.removeEventListener('change', listen));
  return narrow;
}
