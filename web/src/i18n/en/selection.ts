import type zh from '../zh/selection';

const words: typeof zh = {
  selection: {
    places: 'Places', place: 'Place {no}', count: '{n} wanted', filled: '{n} of {all} filled', open: 'Open', invited: 'Invited',
    placeFilled: 'Filled', draws: 'Draws', draw: 'Draw {no}', noDraws: 'No draw yet. Once the candidates are frozen, the list and who was kept out and why are shown here.', frozen: 'Frozen', drawn: 'Drawn', order: 'Order',
    words: 'Witness’s words', wordsLabel: 'Witness’s words (optional)', wordsNote: 'A draw cannot be changed. A witness may say anything; the words take part in the order and are kept in the protocol.', noCandidates: 'Nobody fulfils the conditions.', candidates: 'Candidates ({n})', rank: 'Drawn', number: 'Number', name: 'Name', result: 'Invitation', notAsked: 'Not asked',
    keptOut: '{n} kept out, and why', proof: 'Proof', listHash: 'Hash of the list', commitment: 'Commitment before the draw', secret: 'Secret revealed by the draw', secretLater: 'Revealed by the draw', protocol: 'Download the protocol',
    invitations: 'Invitations and answers', askedAt: 'Asked', until: 'To answer by', answeredAt: 'Answered', awaited: 'Awaited', withdrawn: 'Withdrawn', notedBy: 'noted by {name}', note: 'Note an answer', noteFor: 'Note an answer of {name}', answer: 'Answer', answerFor: 'Answer the invitation of {name}', copy: 'Copy the link', copyFor: 'Copy the link for {name}', copied: 'The link for {name} was copied.', noted: 'The answer of {name} was noted.',
    theAnswer: 'Answer', answerMissing: 'Choose an answer', channel: 'How it came', channelMissing: 'Say how the answer came', reason: 'Reason', reasonMissing: '“{answer}” needs a reason', sendAnswer: 'Send the answer',
    forPlace: 'Place', person: 'Person', personMissing: 'Choose a person', frozenNow: 'The list is frozen.', drawnNow: 'Drawn; the invitations are sent.', chosenNow: 'The person is named.',
  },
  left: { days: '{n} days left', hours: '{n} hours left', minutes: '{n} minutes left', over: 'over' },
  orders: { random: 'Random', rotation: 'Rotation', rank: 'By rank', chosen: 'Named' },
  channel: { link: 'Link', account: 'Own account', phone: 'Phone', wechat: 'WeChat', message: 'Text message', sms: 'Text message', mail: 'Mail', letter: 'Letter', in_person: 'In person' },
  children: { asked: 'To begin', running: 'Running', ended: 'Ended', withdrawn: 'Withdrawn' },
  invitation: {
    page: 'Invitation', title: 'Invitation: {what}', dear: 'Dear {name},', until: 'Please answer by', reason: 'Words', send: 'Confirm: {answer}', thanks: 'Your answer has been received', already: 'This invitation has been answered', said: 'Answer: {answer} ({at})', change: 'Should things change, please call the contact person.',
    late: 'The time to answer is over', closed: 'This invitation needs no answer any more', lateLead: 'If needed, please call the contact person.', unknown: 'There is no such invitation', unknownLead: 'The link may be incomplete, or the invitation was withdrawn. Check the link, or call the contact person.', mine: 'Invitations to answer', answer: 'Look and answer', answerTo: 'Look and answer: {what}',
  },
};
export default words;
