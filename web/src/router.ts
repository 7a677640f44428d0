// Addresses of the page and who may open them: what is not marked public asks for a session first.
import { nextTick } from 'vue';
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router';
import { i18n } from './i18n';
import { learnSession, session } from './session';

declare module 'vue-router' {
  interface RouteMeta { public?: boolean; title?: string; frame?: 'office' | 'public' | 'bare' }
}

const open = { public: true, frame: 'public' } as const;

export const router = createRouter({
  history: createWebHistory(),
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  routes: [
    { path: '/', redirect: '/inbox/todo' },
    { path: '/login', component: () => import('./pages/LoginPage.vue'), meta: { public: true, frame: 'bare', title: 'login.title' } },
    { path: '/inbox', redirect: '/inbox/todo' },
    { path: '/inbox/:box(todo|done|mine|drafts)', component: () => import('./pages/InboxPage.vue'), meta: { title: 'inbox.title' } },
    { path: '/new', component: () => import('./pages/NewPage.vue'), meta: { title: 'start.title' } },
    { path: '/new/:package/:workflow', component: () => import('./pages/StartPage.vue'), meta: { title: 'start.title' } },
    { path: '/cases/:id', component: () => import('./pages/CasePage.vue'), meta: { title: 'case.act' } },
    { path: '/collectors', component: () => import('./pages/CollectorsPage.vue'), meta: { title: 'rooms.title' } },
    { path: '/registers', component: () => import('./pages/RegistersPage.vue'), meta: { title: 'registers.title' } },
    { path: '/registers/:package/:register', component: () => import('./pages/RegisterPage.vue'), meta: { title: 'registers.title' } },
    { path: '/registers/:package/:register/statistics', component: () => import('./pages/StatisticsPage.vue'), meta: { title: 'statistics.title' } },
    { path: '/registers/:package/:register/:id', component: () => import('./pages/RecordPage.vue'), meta: { title: 'registers.title' } },
    { path: '/admin', component: () => import('./pages/StuckPage.vue'), meta: { title: 'stuck.title' } },
    { path: '/me', component: () => import('./pages/MePage.vue'), meta: { title: 'me.title' } },
    { path: '/notices', component: () => import('./pages/NoticesPage.vue'), meta: { ...open, title: 'public.notices' } },
    { path: '/notices/:id', component: () => import('./pages/NoticePage.vue'), meta: { ...open, title: 'public.notices' } },
    { path: '/roster/:package/:register', component: () => import('./pages/RosterPage.vue'), meta: { ...open, title: 'public.roster' } },
    { path: '/invitation/:code', component: () => import('./pages/InvitationPage.vue'), meta: { public: true, frame: 'bare', title: 'invitation.page' } },
    { path: '/verify/:code?', component: () => import('./pages/VerifyPage.vue'), meta: { ...open, title: 'verify.title' } },
    { path: '/:rest(.*)*', component: () => import('./pages/NotFoundPage.vue'), meta: { ...open, title: 'error.notFoundTitle' } },
  ],
});

router.beforeEach(async (to) => {
  if (session.state === 'unknown') await learnSession();
  if (to.meta.public) return true;
  if (session.state === 'none') return { path: '/login', query: to.fullPath === '/inbox/todo' ? {} : { next: to.fullPath } };
  if (session.mustChange && to.path !== '/me') return '/me';
  return true;
});

export function nameThePage(title: string): void {
  document.title = `${title} - ${i18n.global.t('app.name')}`;
}

function isNewPage(to: RouteLocationNormalized, from: RouteLocationNormalized): boolean {
  return to.path !== from.path && from.matched.length > 0;
}

router.afterEach(async (to, from) => {
  if (to.meta.title) nameThePage(i18n.global.t(to.meta.title));
  if (!isNewPage(to, from)) return;
  // Keyboard and screen-reader users start at the new content, not at the foot of the old page.
  await nextTick();
  document.getElementById('content')?.focus({ preventScroll: true });
});
