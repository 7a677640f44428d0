// Carries out what was taken on the case page: dialogs where words are needed, the held command with its five seconds,
// and afterwards the message and the way to the next item.
import { useQueryClient } from '@tanstack/vue-query';
import { ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRouter } from 'vue-router';
import type { Command } from '@/api/client';
import { asFailure, type Failure } from '@/api/failure';
import { chooseCommand, claimCommand, commentCommand, drawCommand, freezeCommand, giveCommand, readInbox, releaseCommand, returnCommand, saveTaskCommand, sendCommand, withdrawCommand } from '@/api/requests';
import type { CaseView, ChooseRequest, GiveWords, Offer, Receipt, ReturnRequest } from '@/api/types';
import { asSent, spread } from '@/form/model';
import { hold } from '@/lib/held';
import { preferences } from '@/lib/preferences';
import { say } from '@/lib/said';
import { useFailureWords } from '@/ui/failureWords';
import type { Desk } from './desk';

type Asking = { kind: 'return' | 'withdraw' | 'comment' | 'adverse' | 'fields' | 'draw' | 'choose' | 'give'; offer: Offer } | null;

/** Asked for in one dialog: to whom, where, why. */
const GIVING = new Set(['retrieve', 'transfer', 'delegate', 'add_signer', 'remove_signer', 'copy', 'remind', 'hold', 'continue', 'void', 'jump', 'reassign']);

export function useVerbs(view: Ref<CaseView | undefined>, desk: Desk) {
  const { t } = useI18n();
  const router = useRouter();
  const queries = useQueryClient();
  const wordsOf = useFailureWords();
  const asking = ref<Asking>(null);
  const conflict = ref<Failure | null>(null);
  const here = () => router.currentRoute.value.path === `/cases/${view.value?.id}`;

  async function onward(done: { id: string; task: number | null }): Promise<void> {
    await queries.invalidateQueries();
    if (!preferences.onward || router.currentRoute.value.path !== `/cases/${done.id}`) return;
    const inbox = await readInbox({ box: 'todo' }).catch(() => null);
    const next = inbox?.rows.find((row) => row.case !== done.id || row.task !== done.task);
    if (next) await router.push({ path: `/cases/${next.case}`, query: next.task ? { task: String(next.task) } : {} });
  }

  function tell(title: string, verb: string, receipt: Receipt): void {
    const next = receipt.opened?.map((task) => task.title).join('、');
    say(next ? t('case.sentNext', { title, verb, next }) : t('case.sent', { title, verb }), 'good', { to: `/cases/${receipt.case}`, text: t('inbox.view') });
  }

  function fail(failure: Failure): void {
    if (!here()) return say(wordsOf(failure), 'bad');
    if (failure.status === 409) {
      conflict.value = failure;
      return;
    }
    const { atFields, elsewhere } = spread(failure.problems, desk.fields.value);
    desk.complaints.value = atFields;
    desk.problems.value = elsewhere.length || Object.keys(atFields).length ? elsewhere : [{ where: '', what: wordsOf(failure) }];
    desk.attempts.value += 1;
  }

  function holdBack(command: Command, verb: string): void {
    const done = { id: view.value!.id, task: desk.task.value?.no ?? null };
    const title = view.value!.title;
    hold({
      command,
      label: t('case.pendingLabel', { verb, title }),
      sent: (receipt) => {
        tell(title, verb, receipt);
        void onward(done);
      },
      failed: fail,
      undone: () => undefined,
    });
  }

  async function sendNow(command: Command, words: string): Promise<void> {
    asking.value = null;
    try {
      await sendCommand(command);
      say(words);
    } catch (error) {
      fail(asFailure(error));
    }
    await queries.invalidateQueries();
  }

  function decide(offer: Offer): void {
    if (!desk.ready(offer, t('agenda.pickSome'))) return;
    if (desk.extraForms(offer.outcome).length > 0) asking.value = { kind: 'fields', offer };
    else confirm(offer);
  }

  function confirmFields(): void {
    const offer = asking.value?.offer;
    if (!offer || !desk.extraReady(offer.outcome)) return;
    asking.value = null;
    confirm(offer);
  }

  function confirm(offer: Offer): void {
    if (offer.adverse) asking.value = { kind: 'adverse', offer };
    else holdBack(desk.decideWith(offer), offer.title);
  }

  function take(offer: Offer): void {
    const id = view.value!.id;
    const no = offer.task ?? desk.task.value?.no ?? 0;
    if (offer.verb === 'decide') return decide(offer);
    if (offer.verb === 'claim') return void sendNow(claimCommand(id, no), t('case.claimed'));
    if (offer.verb === 'freeze') return void sendNow(freezeCommand(id, no), t('selection.frozenNow'));
    if (offer.verb === 'release') return void sendNow(releaseCommand(id, no), t('case.released'));
    if (offer.verb === 'save') return void sendNow(saveTaskCommand(id, no, asSent(desk.fields.value, desk.values.value)), t('case.taskSaved'));
    asking.value = { kind: GIVING.has(offer.verb) ? 'give' : (offer.verb as 'return'), offer };
  }

  function confirmAdverse(): void {
    const offer = asking.value?.offer;
    asking.value = null;
    if (offer) holdBack(desk.decideWith(offer), offer.title);
  }

  function sendReturn(request: ReturnRequest): void {
    const offer = asking.value?.offer;
    asking.value = null;
    const no = offer?.task ?? desk.task.value?.no;
    if (offer && no) holdBack(returnCommand(view.value!.id, no, { ...request, seen: view.value!.seen }), offer.title);
  }

  function sendWords(words: string): void {
    const id = view.value!.id;
    if (asking.value?.kind === 'withdraw') void sendNow(withdrawCommand(id, words), t('case.withdrawn'));
    else void sendNow(commentCommand(id, words), t('case.commented'));
  }

  function draw(words: string): void {
    const no = asking.value?.offer.task ?? 0;
    void sendNow(drawCommand(view.value!.id, no, words), t('selection.drawnNow'));
  }

  function choose(request: ChooseRequest): void {
    const no = asking.value?.offer.task ?? 0;
    void sendNow(chooseCommand(view.value!.id, no, request), t('selection.chosenNow'));
  }

  function give(words: GiveWords): void {
    const offer = asking.value?.offer;
    if (offer) void sendNow(giveCommand(view.value!.id, offer, words), t('case.given', { verb: offer.title }));
  }

  function vote(): void {
    desk.forgive();
    const problems = [];
    if (desk.unset.value.length > 0) problems.push({ where: '', what: t('agenda.unset', { n: desk.unset.value.length }) });
    for (const item of desk.openItems.value) {
      const given = desk.votes[item.item];
      if (given && desk.outcomeOf(given.outcome)?.opinion === 'required' && !given.opinion.trim()) problems.push({ where: '', what: t('agenda.remarkMissing', { title: item.title }) });
    }
    desk.problems.value = problems;
    if (problems.length > 0) desk.attempts.value += 1;
    else holdBack(desk.castVotes(), t('agenda.cast'));
  }

  async function lookAgain(): Promise<void> {
    conflict.value = null;
    await queries.invalidateQueries();
  }

  return { asking, conflict, take, confirmAdverse, confirmFields, sendNow, sendReturn, sendWords, draw, choose, give, vote, lookAgain };
}
