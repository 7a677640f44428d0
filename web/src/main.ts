// The page's start: words, session, then the router. Nothing here knows a workflow.
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';
import 'element-plus/theme-chalk/base.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/controls.css';
import './theme/element.css';
import App from './App.vue';
import { asFailure } from './api/failure';
import { i18n, speakAsPreferred } from './i18n';
import { sendHeldWhenLeaving } from './lib/held';
import { router } from './router';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (attempts, error) => asFailure(error).passing && attempts < 2,
      refetchOnWindowFocus: true,
    },
  },
});

async function begin(): Promise<void> {
  await speakAsPreferred();
  createApp(App).use(i18n).use(router).use(VueQueryPlugin, { queryClient: queries }).mount('#app');
  sendHeldWhenLeaving();
}

void begin();
