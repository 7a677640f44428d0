// Two languages: Chinese comes with the page, English when it is asked for. Sets the document's language and the words in
// which the server answers.
import { watch } from 'vue';
import { createI18n } from 'vue-i18n';
import { context } from '@/api/client';
import { preferences } from '@/lib/preferences';
import zh from './zh';

export const i18n = createI18n({ legacy: false, locale: 'zh', fallbackLocale: 'zh', messages: { zh } as Record<string, typeof zh> });

async function speak(language: 'zh' | 'en'): Promise<void> {
  if (language === 'en' && !i18n.global.availableLocales.includes('en')) {
    i18n.global.setLocaleMessage('en', (await import('./en')).default);
  }
  i18n.global.locale.value = language;
  context.language = language;
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export async function speakAsPreferred(): Promise<void> {
  await speak(preferences.language);
  watch(() => preferences.language, (language) => void speak(language));
}
