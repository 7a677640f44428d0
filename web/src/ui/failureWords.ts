// What a person reads when a call fails: the server's own words first, else what the status means.
import { useI18n } from 'vue-i18n';
import type { Failure } from '@/api/failure';

const WORD_OF_STATUS: Record<number, string> = {
  0: 'network', 401: 'unauthorised', 403: 'forbidden', 404: 'missing', 409: 'conflict', 413: 'tooLarge', 415: 'wrongType', 422: 'invalid',
  429: 'tooMany', 500: 'server', 503: 'busy', 507: 'full',
};

export function useFailureWords(): (failure: Failure) => string {
  const { t } = useI18n();
  return (failure) => {
    const word = WORD_OF_STATUS[failure.status];
    const stock = word ? t(`error.${word}`) : t('error.other', { status: failure.status });
    return failure.status === 0 ? stock : failure.detail || failure.title || stock;
  };
}
