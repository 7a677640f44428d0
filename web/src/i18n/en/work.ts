import type zh from '../zh/work';

const words: typeof zh = {
  inbox: {
    title: 'Inbox', boxes: 'Boxes', todo: 'To do', done: 'Done', mine: 'Started by me', drafts: 'Drafts',
    keyword: 'Keyword', keywordHint: 'Title, applicant, unit', workflow: 'Workflow', overdueOnly: 'Overdue only', apply: 'Search', reset: 'Reset',
    urgentTitle: 'Title', flow: 'Workflow · step', applicant: 'Applicant · unit', arrived: 'Arrived', due: 'Due', actions: 'Actions', result: 'Result', saved: 'Saved',
    urgent: 'Urgent', act: 'Open', view: 'View', go: 'Continue', drop: 'Delete', dropTitle: 'Delete draft', dropLead: 'This cannot be undone. Delete “{title}”?', dropped: 'The draft has been deleted.',
    caption: '{box}: list', emptyTodo: 'Nothing to do. Approvals, checks and votes that wait for you appear here.', emptyDone: 'Nothing done yet. What you have decided stays here, so that you can follow it.',
    emptyMine: 'You have not started anything yet. What you start appears here with its progress.', emptyDrafts: 'No drafts. While you fill in a form it is saved here by itself.', emptyFiltered: 'Nothing matches. Widen the search.',
    keys: 'Keys: J next, K previous, Enter opens', actOn: 'Open: {title}', outcomeOn: '{outcome}: {title}',
  },
  due: { none: 'No deadline', left: '{n} working days left', today: 'Due today', overdue: 'Overdue', overdueBy: '{n} working days overdue', at: 'Due {at}' },
  start: {
    title: 'Start', lead: 'Choose what you want to start.', none: 'There is nothing that you may start. What you may start is listed here by package.', basis: 'Basis', begin: 'Fill in', beginOn: 'Fill in: {title}',
    submit: 'Submit', submitting: 'Submitting…', leave: 'Continue later', nextUnknown: 'After submitting → the next step of the workflow; follow it under “Started by me”.',
    draftSaved: 'Draft saved at {at}', draftSaving: 'Saving the draft…', draftFailed: 'The draft could not be saved; do not close the page', draftNone: 'A draft is saved as you type', draftConflict: 'This draft was changed elsewhere. Choose which one to keep.',
    keepMine: 'Keep this page', takeTheirs: 'Take the saved one', submitted: '“{title}” has been submitted.', refused: 'The conditions are not met; nothing was submitted',
  },
  form: {
    required: 'required', summary: '{n} entries need correction', missing: 'Fill in: {title}', choose: 'Choose: {title}', attach: 'Upload: {title}', tooLong: '{title}: at most {max} characters', tooMany: '{title}: at most {max}',
    pattern: '{title}: wrong format', number: '{title}: enter a number', count: '{n}/{max}', capitals: 'In capitals: {words}', from: 'From', to: 'To',
    pick: 'Choose', filter: 'Filter by name or code', wholeGroup: '{title} (all of it)', nothingChosen: 'Nothing chosen', noMatch: 'No match', remove: 'Remove {title}', addRow: 'Add a row', removeRow: 'Delete row {n}', row: 'Row {n}',
    noRows: 'Nothing yet. Add a row.', upload: 'Choose files', photoPick: 'Choose a photo', photoChange: 'Change the photo', photoAlt: 'Preview: {title}', photoNone: 'Photo', uploading: 'Uploading {name}…', uploaded: '{name} uploaded',
    fileTypes: 'PDF, JPG, PNG, DOCX, XLSX or OFD, at most 20 MB each', photoTypes: 'JPG or PNG, at most 20 MB', fileTooLarge: '{name} is larger than 20 MB', fileEmpty: '{name} is empty', fileWrong: '{name} has the wrong type; allowed: {types}',
    pledgeCopy: 'Copy the pledge word by word', pledgeDone: 'Copied in full', pledgeLeft: '{n} characters missing', pledgeDiffers: 'Differs from character {n} on', signName: 'Type your own name as signature',
    empty: '(empty)', signedBy: '{name}, {date}',
  },
};
export default words;
