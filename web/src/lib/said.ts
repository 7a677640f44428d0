// Short messages at the foot of the page, also read out by screen readers. A message goes by itself; a failure stays
// until it is dismissed.
import { reactive } from 'vue';

export interface Said { id: number; text: string; tone: 'good' | 'bad' | 'plain'; link?: { to: string; text: string } }
export const said = reactive<{ list: Said[] }>({ list: [] });
const LASTS_MILLISECONDS = 8000;
let next = 1;

export function dismiss(id: number): void {
  said.list = said.list.filter((one) => one.id !== id);
}

export function say(text: string, tone: Said['tone'] = 'good', link?: Said['link']): void {
  const id = next++;
  said.list = [...said.list.slice(-2), { id, text, tone, link }];
  if (tone !== 'bad') setTimeout(() => dismiss(id), LASTS_MILLISECONDS);
}
