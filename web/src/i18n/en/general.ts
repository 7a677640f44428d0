import type zh from '../zh/general';

const words: typeof zh = {
  app: {
    name: 'Qianpi', latin: '签批', motto: 'Approval by the book, provable step by step',
    skip: 'Skip to content', menu: 'Menu', closeMenu: 'Close menu', mainNav: 'Main', topBar: 'Top', publicNav: 'Public services',
    language: '中文', languageHint: 'Switch to Chinese', signOut: 'Sign out', loading: 'Loading…',
    close: 'Close', cancel: 'Cancel', retry: 'Try again', more: 'More', search: 'Search', none: 'None',
    newTab: '(opens in a new window)', yes: 'Yes', no: 'No', total: '{n} in total',
    previous: 'Previous', next: 'Next', page: 'Page {page} of {pages}', pages: 'Pages', all: 'All', status: 'Messages', dismiss: 'Dismiss',
  },
  nav: {
    inbox: 'Inbox', new: 'Start', collectors: 'Notices and meetings', registers: 'Registers', stuck: 'Stuck work', me: 'Settings',
    notices: 'Public notices', verify: 'Check a document', login: 'Staff sign-in', office: 'Office', publicService: 'Public services',
  },
  login: {
    title: 'Sign in', lead: 'Use the account that your office gave you.', user: 'User name', password: 'Password', submit: 'Sign in', busy: 'Signing in…',
    userMissing: 'Enter your user name', passwordMissing: 'Enter your password', wrong: 'User name or password is wrong. Several failures in a row lock the account.',
    locked: 'The account is locked. Try again later or ask the administrator.', expiredTitle: 'Your session has expired',
    expiredLead: 'To protect your account you must sign in again after a long pause. What you have typed on the page is kept.', publicHint: 'Notices and document checks need no account:',
  },
  error: {
    title: 'Something went wrong', network: 'The server cannot be reached. Check the network and try again; what you typed is still on the page.',
    server: 'The server failed and nothing was changed. Try again later, or tell the administrator.', busy: 'The server is busy. Try again in a moment.',
    forbidden: 'You are not allowed to do this.', missing: 'Not found, or not open to you.', conflict: 'It has changed since you read it. Reload before deciding.',
    invalid: 'Some entries are wrong. Correct them as shown.', tooLarge: 'The file is too large. Make it smaller and try again.', wrongType: 'This type of file is not accepted here.',
    tooMany: 'Too many requests. Try again later.', full: 'The server has no space left. Tell the administrator.', unauthorised: 'Sign in first.', other: 'It did not succeed ({status}).',
    notFoundTitle: 'No such page', notFoundLead: 'The address may be wrong, or the content is no longer public.', home: 'To the start page', problems: 'Problems',
  },
  me: {
    title: 'Settings', who: 'About me', name: 'Name', unit: 'Unit', roles: 'Roles', password: 'Change password', old: 'Current password', fresh: 'New password', again: 'New password again',
    rule: 'At least 8 characters of three kinds: capitals, small letters, digits, symbols. Not the account name, not one of the last five.', change: 'Change password', changed: 'The password has been changed.',
    differ: 'The two new passwords differ', missing: 'Fill this in', mustChange: 'Change the initial password before you use the system.', wrongOld: 'The current password is wrong, or the new one breaks the rules.',
    preferences: 'Preferences', language: 'Language', chinese: '中文', english: 'English', shortcuts: 'Use keyboard shortcuts',
    shortcutsNote: 'In lists: J next, K previous, Enter opens. In a case: A to the decision, R return; / to the search box. Off while you type.',
    undo: 'A decision can be undone for 5 seconds', onward: 'Go on to the next item after a decision', saved: 'Kept in this browser.',
  },
};
export default words;
