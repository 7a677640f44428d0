// Ways by which an answer comes. A way that a definition invents shows by its own name.
const KNOWN = new Set(['link', 'account', 'phone', 'wechat', 'message', 'sms', 'mail', 'letter', 'in_person']);

export const channelTitle = (name: string, t: (key: string) => string) => (KNOWN.has(name) ? t(`channel.${name}`) : name);
