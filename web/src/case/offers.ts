// Which of the offered verbs stand as buttons and which under "more". Order and labels come from the server.
import type { Offer } from '@/api/types';

const MOST_BUTTONS = 2;
/** Only what moves the case is urged; withdrawing and commenting never are. */
const MOVING = new Set(['decide', 'claim', 'freeze', 'draw', 'choose']);
export const isUrged = (offer: Offer) => MOVING.has(offer.verb) && !offer.adverse;

/** While an agenda is voted on, its outcomes are chosen per item and are no buttons. */
export function arrange(offers: Offer[], voting: boolean): { main: Offer[]; more: Offer[] } {
  const shown = voting ? offers.filter((offer) => offer.verb !== 'decide') : offers;
  const decisive = shown.filter((offer) => offer.main);
  const main = (decisive.length > 0 || voting ? decisive : shown).slice(0, MOST_BUTTONS);
  return { main, more: shown.filter((offer) => !main.includes(offer)) };
}
