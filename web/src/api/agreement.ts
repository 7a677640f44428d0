// What the server serves must be what the page reads, and what the page sends what the server takes. Only types: the type check fails
// at the line that differs.
import type { components } from './served';
import type * as Page from './types';

type Served = components['schemas'];
/** `Given` can be used where `Wanted` is asked for. */
type Fits<Given extends Wanted, Wanted> = Given;

export type Read = [
  Fits<Served['Session'], Page.SessionView>, Fits<Served['InboxPage'], Page.InboxPage>, Fits<Served['StartableWorkflow'], Page.StartableWorkflow>,
  Fits<Served['StartView'], Page.StartView>, Fits<Served['Draft'], Page.Draft>, Fits<Served['Receipt'], Page.Receipt>, Fits<Served['Case'], Page.CaseView>,
  Fits<Served['WaitingList'], { rows: Page.WaitingRow[] }>, Fits<Served['JournalEntry'], Page.JournalEntry>, Fits<Served['File'], Page.FileRef>,
  Fits<Served['Collector'], Page.Collector>, Fits<Served['Registers'], Page.RegisterRef[]>, Fits<Served['RegisterPage'], Page.RegisterPage>,
  Fits<Served['Statistics'], Page.Statistics>, Fits<Served['RecordView'], Page.RecordView>, Fits<Served['NoticeSummary'], Page.NoticeSummary>, Fits<Served['Notice'], Page.Notice>,
  Fits<Served['Verification'], Page.Verification>, Fits<Served['Invitation'], Page.Invitation>, Fits<Served['Problem'], Page.ProblemBody>,
  Fits<Served['Explanation'], Page.Explanation>, Fits<Served['ParkedList'], { rows: Page.Parked[] }>,
  Fits<Served['People'], { rows: Page.Colleague[] }>,
];
export type Sent = [
  Fits<Page.StartRequest, Served['Start']>, Fits<Page.DecideRequest, Served['Decide']>, Fits<Page.ReturnRequest, Served['Return']>,
  Fits<Page.ChooseRequest, Served['Choose']>, Fits<Page.AnswerRequest, Served['Answer']>,
  Fits<Page.GiveRequest, Served['Give']>, Fits<Page.AddSignerRequest, Served['AddSigner']>,
];
