// Who is signed in, as the server told. The cookie itself is invisible to scripts; this holds the name, the roles and the
// CSRF token in memory only.
import { computed, reactive } from 'vue';
import { context, forgetEverything } from './api/client';
import { closeSession, openSession, readSession } from './api/requests';
import type { SessionView, User } from './api/types';

interface Session { state: 'unknown' | 'none' | 'open' | 'expired'; user: User | null; mustChange: boolean }
export const session = reactive<Session>({ state: 'unknown', user: null, mustChange: false });
export const signedIn = computed(() => session.state === 'open' || session.state === 'expired');

function adopt(view: SessionView): void {
  session.user = view.user;
  session.mustChange = view.must_change_password;
  session.state = 'open';
  context.csrf = view.csrf;
}

export async function learnSession(): Promise<void> {
  try {
    adopt(await readSession());
  } catch {
    session.state = 'none';
  }
}

export async function signIn(user: string, password: string): Promise<void> {
  const sameAsBefore = session.user?.id;
  adopt(await openSession(user, password));
  if (session.user?.id !== sameAsBefore) forgetEverything();
}

export async function signOut(): Promise<void> {
  try {
    await closeSession();
  } finally {
    session.state = 'none';
    session.user = null;
    context.csrf = '';
    forgetEverything();
  }
}

// The page stays as it is with everything typed; a dialog asks for the password again.
context.onUnauthorised = () => {
  if (session.state === 'open') session.state = 'expired';
};
