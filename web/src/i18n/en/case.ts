import type zh from '../zh/case';

const words: typeof zh = {
  why: {
    title: 'Why it is mine, and what follows', role: 'Role', people: 'Who may take it', excluded: 'Kept out', excludedOne: '{name}: {why}', cause: 'Because of', leads: 'If “{title}”', refused: 'Would be refused now: {why}', comma: ', ',
  },
  case: {
    tabs: 'Parts of the case', paper: 'Paper', form: 'Form', files: 'Attachments', flow: 'Flow', journal: 'Journal', agenda: 'Agenda', waiting: 'Waiting cases', course: 'Course',
    papers: 'Papers', paperFrame: 'Paper: {title}', noPaper: 'No paper yet. It appears here once a step of the workflow has produced it.', rendering: 'The paper is being made and will appear by itself.', paperFailed: 'The paper could not be made. Tell the administrator.', draftPaper: 'Draft', finalPaper: 'Final',
    noForm: 'This case has no form that you may read.', noFiles: 'No attachments. What the applicant uploads is listed here.', noJournal: 'The journal is empty.', openPaper: 'Open the paper in a new window', pageOf: 'Page {n}', caseNo: 'Case {id}',
    giveTo: 'To whom', givePick: 'Choose a person', giveMissing: 'Choose a person', giveWhere: 'Place or step', given: 'Sent: {verb}.',
    act: 'Decide', opinion: 'Opinion', opinionMissing: 'Write your opinion', phrases: 'Phrases', phraseList: ['Agreed.', 'Checked and found true.', 'Complete and in order.', 'Please complete the documents.'],
    basis: 'Basis', waitingFor: 'Waiting for {who}', nothingToDo: 'Nothing for you to do at the moment.', ended: 'Ended: {outcome}', held: 'On hold', voided: 'Void', running: 'Running',
    moreVerbs: 'More actions', fillFirst: 'To fill in at this step', fillInForm: 'First fill in this step’s part under “Form”', due: 'Deadline', started: 'Started', parent: 'Part of', children: 'Child cases', selection: 'Selection', requires: 'Checked on submitting', office: 'Handled by', about: 'About',
    adverseTitle: 'Confirm: {title}', adverseLead: 'This decision goes against the applicant. Opinion and basis will be printed.', confirm: 'Confirm: {title}', pendingLabel: '{verb}: {title}', undo: 'Undo', sendNow: 'Send now', willSend: 'Sent in {n} s', sending: 'Sending…', undone: 'Undone. Nothing was sent.',
    sent: '“{title}”: {verb}.', sentNext: '“{title}”: {verb}. Next: {next}.', returnTitle: 'Return', returnTo: 'Return to', returnReason: 'Reason', returnSubmit: 'Return',
    conflictTitle: 'Already decided or changed', conflictWho: '{who} decided on {when}.', conflictLead: 'Your opinion is kept. Look again before you decide.', reload: 'Look again', saveTask: 'Save', taskSaved: 'Saved.', reason: 'Words', done: 'Done', received: 'Arrived', workingTime: 'Took',
    engine: 'System', happened: 'Really happened', coming: 'Steps to come', now: 'Now', timeline: 'Course', noTimeline: 'Nothing has happened yet.', selectTask: 'Choose the task', showHashes: 'Show the hashes', actor: 'Actor', fact: 'Fact', time: 'Time', claimed: 'Claimed.', released: 'Released.', withdrawn: 'Withdrawal sent.', commented: 'Comment added.',
  },
  agenda: {
    caption: 'Agenda, item by item', allAgree: 'All: {title}', remark: 'Opinion', openCases: '{n} open objections', none: 'The agenda is empty.', unset: '{n} items without a vote', ready: 'All {n} items have a vote', submit: 'Cast votes', choice: 'Vote on “{title}”', remarkOn: 'Opinion on “{title}”', remarkMissing: '“{title}” needs an opinion', cast: 'Vote', asked: 'Asked', confirmed: 'Undecided', withdrawn: 'Withdrawn', delivered: 'Delivered',
    waitingCaption: 'Cases that may be taken', pickAll: 'All', since: 'Waiting since', picked: '{n} chosen', noneWaiting: 'No case is waiting. Cases that reach this step appear here to be ticked.', pick: 'Choose “{title}”', pickSome: 'Tick at least one case',
  },
  flow: { title: 'Flow', done: 'Done', now: 'Now', idle: 'Not reached', summary: 'Flow: {done} steps done, now at: {now}.', asList: 'In words', goes: '{title} → {to}', ends: 'End' },
};
export default words;
