// Which case the files of a form belong to: whoever may read a case may read its files, others only what they sent themselves.
import { inject, provide, type InjectionKey } from 'vue';

const ON_CASE: InjectionKey<string> = Symbol('on case');
export const provideCase = (id: string) => provide(ON_CASE, id);
export const useCaseOfFiles = () => inject(ON_CASE, null);
