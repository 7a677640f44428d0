// What the two frames offer to go to.
export const officeLinks = [
  { to: '/inbox/todo', under: '/inbox', word: 'nav.inbox', icon: 'inbox' },
  { to: '/new', under: '/new', word: 'nav.new', icon: 'pen' },
  { to: '/collectors', under: '/collectors', word: 'nav.collectors', icon: 'people' },
  { to: '/registers', under: '/registers', word: 'nav.registers', icon: 'book' },
] as const;

export const adminLinks = [{ to: '/admin', under: '/admin', word: 'nav.stuck', icon: 'pause' }] as const;

export const publicLinks = [
  { to: '/notices', under: '/notices', word: 'nav.notices', icon: 'board' },
  { to: '/verify', under: '/verify', word: 'nav.verify', icon: 'check' },
] as const;
