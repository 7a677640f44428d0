// What a person is about to decide on a case: the task chosen, the opinion, fields of this step, ticks and votes. It
// checks what can be checked before sending, and makes the commands; it neither shows nor sends anything.
import { computed, reactive, ref, watch, type Ref } from 'vue';
import { decideCommand } from '@/api/requests';
import type { Command } from '@/api/client';
import type { CaseView, DecideRequest, FormField, Offer, Outcome, Problem, Values } from '@/api/types';
import { asSent, complaintsOf, widgetOf, type Complaints } from '@/form/model';

export interface Vote { outcome: string; opinion: string }
const MOST_FIELDS_BESIDE = 4;
const BESIDE = new Set(['text', 'longText', 'integer', 'number', 'money', 'date', 'month', 'instant', 'boolean', 'radio', 'select', 'opinion']);

// Keeping what was filled in for later is no decision, so the engine does not offer it.
const SAVING = { verb: 'save', outcome: null, main: false, adverse: false, opinion: 'none', next: null } as const;

export function useDesk(view: Ref<CaseView | undefined>, wantedTask: Ref<number | null>, savingTitle: string) {
  const mine = computed(() => (view.value?.tasks ?? []).filter((task) => task.mine));
  const chosen = ref<number | null>(null);
  const task = computed(() => mine.value.find((one) => one.no === (chosen.value ?? wantedTask.value)) ?? mine.value[0]);
  const opinion = ref('');
  const opinionMissing = ref(false);
  const data = ref<Values>({});
  const complaints = ref<Complaints>({});
  const problems = ref<Problem[]>([]);
  const attempts = ref(0);
  const picked = ref<string[]>([]);
  const votes = reactive<Record<string, Vote>>({});

  // Another task is another decision: nothing may be carried over to it.
  watch(() => task.value?.no, () => {
    opinion.value = '';
    data.value = { ...(task.value?.saved ?? {}) };
    picked.value = [];
    for (const item of Object.keys(votes)) delete votes[item];
    forgive();
  }, { immediate: true });

  const fields = computed<FormField[]>(() => {
    const write = task.value?.form_write ?? {};
    return (view.value?.forms ?? []).flatMap((form) => form.view.fields.filter((field) => write[form.form]?.includes(field.name)));
  });
  const known = computed<Values>(() => Object.assign({}, ...(view.value?.forms ?? []).map((form) => form.values)) as Values);
  const values = computed<Values>(() => ({ ...known.value, ...data.value }));
  const fieldsBeside = computed(() => fields.value.length <= MOST_FIELDS_BESIDE && fields.value.every((field) => BESIDE.has(widgetOf(field))));

  const offers = computed(() => {
    const offered = (view.value?.offers ?? []).filter((offer) => offer.task === null || offer.task === task.value?.no);
    return fields.value.length > 0 && task.value ? [...offered, { ...SAVING, task: task.value.no, title: savingTitle }] : offered;
  });
  const voting = computed(() => task.value?.over === 'agenda');
  const openItems = computed(() => (view.value?.agenda ?? []).filter((item) => !item.outcome && item.status === 'confirmed'));
  const unset = computed(() => openItems.value.filter((item) => !votes[item.item]?.outcome));
  const outcomeOf = (name: string | null): Outcome | undefined => task.value?.outcomes.find((one) => one.name === name);
  /** What only this outcome asks for, by form: shown when it is taken. */
  const extraForms = (name: string | null) => {
    const write = outcomeOf(name)?.write ?? {};
    return (view.value?.forms ?? []).filter((form) => write[form.form]?.length).map((form) => ({ ...form, write: write[form.form]! }));
  };
  const extraFields = (name: string | null): FormField[] => extraForms(name).flatMap((form) => form.view.fields.filter((field) => form.write.includes(field.name)));

  /** Marks what is missing among them; true when nothing is. */
  function extraReady(name: string | null): boolean {
    complaints.value = complaintsOf(extraFields(name), values.value);
    const good = Object.keys(complaints.value).length === 0;
    if (!good) attempts.value += 1;
    return good;
  }

  function forgive(): void {
    complaints.value = {};
    problems.value = [];
    opinionMissing.value = false;
  }

  /** Marks what is missing for this offer; true when nothing is. */
  function ready(offer: Offer, pickSome: string): boolean {
    forgive();
    const outcome = outcomeOf(offer.outcome);
    if (!offer.adverse && offer.verb === 'decide') complaints.value = complaintsOf(fields.value, values.value);
    opinionMissing.value = offer.opinion === 'required' && opinion.value.trim() === '';
    if (offer.verb === 'decide' && task.value?.over === 'waiting' && outcome?.needs_items !== false && picked.value.length === 0) {
      problems.value = [{ where: '', what: pickSome }];
    }
    const good = !opinionMissing.value && problems.value.length === 0 && Object.keys(complaints.value).length === 0;
    if (!good) attempts.value += 1;
    return good;
  }

  function body(outcome: string | null = null): DecideRequest {
    const request: DecideRequest = { seen: view.value?.seen };
    const asked = [...fields.value, ...extraFields(outcome)];
    if (opinion.value.trim()) request.opinion = opinion.value.trim();
    if (asked.length > 0) request.data = asSent(asked, values.value);
    return request;
  }

  function decideWith(offer: Offer): Command {
    const request = { ...body(offer.outcome), outcome: offer.outcome ?? undefined };
    if (task.value?.over === 'waiting') request.items = picked.value;
    if (offer.adverse) request.basis = outcomeOf(offer.outcome)?.basis ?? undefined;
    return decideCommand(view.value!.id, task.value!.no, request);
  }

  function castVotes(): Command {
    const ballots = openItems.value.map((item) => {
      const vote = votes[item.item]!;
      return { item: item.item, outcome: vote.outcome, opinion: vote.opinion.trim() || undefined };
    });
    return decideCommand(view.value!.id, task.value!.no, { ...body(), ballots });
  }

  return {
    mine, chosen, task, opinion, opinionMissing, data, values, complaints, problems, attempts, picked, votes, fields, fieldsBeside, offers,
    voting, openItems, unset, outcomeOf, extraForms, extraReady, ready, decideWith, castVotes, forgive,
  };
}
export type Desk = ReturnType<typeof useDesk>;
