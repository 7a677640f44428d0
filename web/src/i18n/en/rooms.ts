import type zh from '../zh/rooms';

const words: typeof zh = {
  rooms: {
    title: 'Notices and meetings', lead: 'Cases that have reached the same step are gathered here, published or decided together.', waiting: '{n} waiting', running: 'Running', start: 'Start', startOn: 'Start: {title}', noneRunning: 'No {title} is running.', none: 'There is no notice or meeting for you. Cases that you may gather appear here.', noneWaiting: 'No case is waiting',
  },
  stuck: {
    title: 'Stuck work', lead: 'Cases that cannot go on by themselves and work that was given up. Try it again once its cause is mended; nothing is done twice.', none: 'Nothing is stuck.', caption: 'Stuck work', retry: 'Try again', retryFor: 'Try again: {about}', retried: 'Will be tried again: {about}', open: 'Open', openFor: 'Open: {about}',
  },
  stuckKinds: { case: 'Case stands still', timer: 'Timer', delivery: 'Delivery between cases', render: 'Paper', notify: 'Notification', invite: 'Invitation', remind: 'Reminder', escalate: 'Escalation', other: 'Other work' },
  registers: {
    take: 'Download the table', takeXlsx: 'Download for Excel', takeCsv: 'Download CSV',
    title: 'Registers', counters: 'Counters', books: 'Books', noEntries: 'Nothing booked.', noValue: 'none', counts: 'Counts', countsNot: 'Not', counted: '{n} of {all} count', corrected: 'Corrected', lead: 'Who is registered, with which standing, until when.', none: 'There is no register that you may read.', count: '{n} records', keyword: 'Keyword', standing: 'Standing', until: 'Until', empty: 'No record yet. What ends in an entry is registered here.', emptyFiltered: 'No record matches.', caption: '{title}: records', noUntil: 'No end', noStanding: 'Not registered',
    record: 'Record', standings: 'Standings', main: 'Main', hold: 'Hold', basis: 'Basis', cases: 'Cases', noCases: 'No case.', journal: 'Journal', noJournal: 'Nothing booked.', noStandings: 'No standing yet.',
  },
  statistics: {
    title: 'Statistics', of: '{title}: statistics', back: 'Back to {title}', lead: 'On {day}: {n} records with the standing {standing}.', leadAll: 'On {day}: {n} records.', all: '{n} in all', table: 'As a table', kind: 'Kind', number: 'Number', share: 'Share', none: 'There is no record to count yet.', said: '{title}: {bars}', bar: '{title} {n}', pause: ', ',
  },
  public: {
    notices: 'Public notices', lead: 'While a notice is open, anyone may object to what it says.', none: 'No notice at the moment. New ones are published here.', open: 'Open', closed: 'Closed', period: 'Open from – to', left: '{n} working days left', items: '{n} items', itemList: 'Items', paper: 'Notice paper', object: 'Object', objectOn: 'Object to “{title}”',
    objectLead: 'Tell the truth. The office investigates and keeps your name secret.', objectSent: 'Your objection has been received', objectCode: 'Receipt: {code}. Keep it.', submitObjection: 'Send objection', closedLead: 'The notice has closed; objections are no longer taken.', 
    roster: 'Public roster', rosterNone: 'The roster has no public record yet.', rosterLead: 'Published as the regulation says.',
  },
  verify: {
    title: 'Check a document', lead: 'Enter the code printed on the document, or upload the PDF you were given.', code: 'Verification code', codeHint: 'Printed beside the QR code', check: 'Check', upload: 'Check a PDF', uploadLead: 'The file is compared and not kept.', pick: 'Choose a PDF', codeMissing: 'Enter the code', checking: 'Checking…',
    valid: 'The document is valid', invalid: 'The document is not or no longer valid', unknown: 'No such document', unknownLead: 'Check the code; if it still is not found, ask the office that issued it.', changed: 'The file has been changed', changedLead: 'The document is known, but your file differs from the original.', unchanged: 'The file equals the original', kind: 'Kind', name: 'Document', number: 'Number', holder: 'Holder', issued: 'Issued', until: 'Valid until', standing: 'Standing', hash: 'SHA-256',
    journalYes: 'The journal is unbroken and has this document', journalNo: 'The journal does not agree with this document', endYes: 'Nothing was changed since the last signature', endNo: 'Something was added after the last signature',
    signatures: 'Signatures and seals', noSignature: 'This file bears no electronic signature.', stamped: 'time-stamped', certificateUntil: 'certificate until {day}',
    verdict: { valid: 'Valid', changed: 'The content was changed after signing', unreadable: 'The signature is damaged or was changed', outdated: 'The certificate was not valid at the time of signing', untrusted: 'Intact, but not signed by this office' },
    law: 'What a software key is worth in law',
    notSignature: 'This says whether the file agrees with the record. It is not a reliable electronic signature in law.', result: 'Result',
  },
};
export default words;
