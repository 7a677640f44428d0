// One function per request of /api/v1, so that paths are written once. Commands are made here and sent by whoever
// holds them (at once, or after the five seconds in which they may be undone).
import { address, call, commandFor, submit, type Command } from './client';
import type * as T from './types';

const enc = encodeURIComponent;

export const readSession = () => call<T.SessionView>('/session', { quiet401: true });
export const openSession = (user: string, password: string) =>
  call<T.SessionView>('/session', { method: 'POST', body: { user, password }, quiet401: true });
export const closeSession = () => call<void>('/session', { method: 'DELETE', quiet401: true });
export const changePassword = (old: string, fresh: string) =>
  call<void>('/session/password', { method: 'POST', body: { old, new: fresh }, quiet401: true });

export interface InboxFilter { box: T.Box; q?: string; workflow?: string; overdue?: boolean; page?: number }
export const readInbox = (filter: InboxFilter) => call<T.InboxPage>('/tasks', { query: { ...filter } });

export const readWorkflows = () => call<T.StartableWorkflow[]>('/workflows');
export const readStart = (pkg: string, workflow: string) =>
  call<T.StartView>(`/workflows/${enc(pkg)}/${enc(workflow)}/start`);
export const readDraft = (id: string) => call<T.Draft>(`/drafts/${enc(id)}`);
export const saveDraft = (id: string, draft: { package: string; workflow: string; data: T.Values; version: number }) =>
  call<{ version: number }>(`/drafts/${enc(id)}`, { method: 'PUT', body: draft });
export const dropDraft = (id: string) => call<void>(`/drafts/${enc(id)}`, { method: 'DELETE' });
export const startCommand = (body: T.StartRequest) => commandFor('/cases', body);

export const readCase = (id: string) => call<T.CaseView>(`/cases/${enc(id)}`);
export const readWaiting = (id: string) => call<{ rows: T.WaitingRow[] }>(`/cases/${enc(id)}/waiting`);
export const readJournal = (id: string) => call<T.JournalEntry[]>(`/cases/${enc(id)}/journal`);
export const paperAddress = (id: string, paper: string, edition: string) => address(`/cases/${enc(id)}/papers/${enc(paper)}`, { v: edition });
export const attachmentAddress = (id: string, onCase?: string | null) => address(`/attachments/${enc(id)}`, { case: onCase });

const onTask = (id: string, no: number, verb: string) => `/cases/${enc(id)}/tasks/${no}/${verb}`;
export const claimCommand = (id: string, no: number) => commandFor(onTask(id, no, 'claim'), {});
export const releaseCommand = (id: string, no: number) => commandFor(onTask(id, no, 'release'), {});
export const decideCommand = (id: string, no: number, body: T.DecideRequest) => commandFor(onTask(id, no, 'decide'), body);
export const returnCommand = (id: string, no: number, body: T.ReturnRequest) => commandFor(onTask(id, no, 'return'), body);
export const saveTaskCommand = (id: string, no: number, data: T.Values) => commandFor(onTask(id, no, 'save'), { data });
export const withdrawCommand = (id: string, opinion: string) => commandFor(`/cases/${enc(id)}/withdraw`, { opinion });
export const commentCommand = (id: string, opinion: string) => commandFor(`/cases/${enc(id)}/comment`, { opinion });
/** Giving work to others, holding, voiding, jumping: the verb's own name stands in the address. */
export function giveCommand(id: string, offer: T.Offer, words: T.GiveWords): Command {
  const path = offer.task ? onTask(id, offer.task, offer.verb) : `/cases/${enc(id)}/${offer.verb}`;
  if (offer.verb === 'add_signer') return commandFor(path, { to: words.person, place: words.place as 'before', opinion: words.opinion } satisfies T.AddSignerRequest);
  const to = offer.wants_person ? words.person : words.place;
  return commandFor(path, to ? ({ to, opinion: words.opinion } satisfies T.GiveRequest) : { opinion: words.opinion });
}
export const readPeople = (id: string, task: number | null) => call<{ rows: T.Colleague[] }>(`/cases/${enc(id)}/people`, { query: { task: task ?? undefined } });
export const freezeCommand = (id: string, no: number) => commandFor(onTask(id, no, 'freeze'), {});
export const drawCommand = (id: string, no: number, words: string) => commandFor(onTask(id, no, 'draw'), { words });
export const chooseCommand = (id: string, no: number, body: T.ChooseRequest) => commandFor(onTask(id, no, 'choose'), body);
export const answerCommand = (id: string, no: number, body: T.AnswerRequest) => commandFor(`/cases/${enc(id)}/invitations/${no}/answer`, body);
export const readInvitations = () => call<T.Invitation[]>('/invitations');
export const readInvitation = (code: string) => call<T.Invitation>(`/invitations/${enc(code)}`, { quiet401: true });
export const answerInvitation = (code: string, body: { answer: string; opinion?: string }) =>
  submit<T.Invitation>(commandFor(`/invitations/${enc(code)}/answer`, body));
export const sendCommand = (command: Command, outlive = false) => submit<T.Receipt>(command, { outlive });

export const upload = (file: File, field: string) =>
  call<T.FileRef>('/attachments', { method: 'POST', bytes: file, query: { name: file.name, field } });

export const readCollectors = () => call<T.Collector[]>('/collectors');
export const readRegisters = () => call<T.RegisterRef[]>('/registers');
export interface RegisterFilter { q?: string; standing?: string; page?: number }
export const readRegister = (pkg: string, register: string, filter: RegisterFilter) =>
  call<T.RegisterPage>(`/registers/${enc(pkg)}/${enc(register)}`, { query: { ...filter } });
export const readStatistics = (pkg: string, register: string) =>
  call<T.Statistics>(`/registers/${enc(pkg)}/${enc(register)}/statistics`);
export const readRecord = (pkg: string, register: string, id: string) =>
  call<T.RecordView>(`/registers/${enc(pkg)}/${enc(register)}/${enc(id)}`);

export const explainTask = (id: string, task: number) => call<T.Explanation>(`/cases/${enc(id)}/tasks/${task}/explain`);

export const readParked = () => call<{ rows: T.Parked[] }>('/admin/parked');
export const retryParked = (one: T.Parked) => call<void>('/admin/parked/retry', { method: 'POST', body: { kind: one.kind, case: one.case, id: one.id } });

export const readNotices = () => call<T.NoticeSummary[]>('/public/notices', { quiet401: true });
export const readNotice = (id: string) => call<T.Notice>(`/public/notices/${enc(id)}`, { quiet401: true });
export const objectionCommand = (notice: string, item: string, data: T.Values) =>
  commandFor(`/public/notices/${enc(notice)}/objections`, { item, data });
export const sendObjection = (command: Command) => submit<{ receipt?: string; code?: string }>(command);
export const readRoster = (pkg: string, register: string) =>
  call<T.RegisterPage>(`/public/rosters/${enc(pkg)}/${enc(register)}`, { quiet401: true });
export const verifyCode = (code: string) => call<T.Verification>(`/public/verify/${enc(code)}`, { quiet401: true });
export const verifyPdf = (file: File) =>
  call<T.Verification>('/public/verify', {
    method: 'POST', bytes: new Blob([file], { type: 'application/pdf' }), quiet401: true,
  });
