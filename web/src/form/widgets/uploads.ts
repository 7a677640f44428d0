// Uploading for the attachment and the photo widget: checks, sends, tells what is under way and what failed.
import { ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { asFailure } from '@/api/failure';
import { upload } from '@/api/requests';
import type { FileRef } from '@/api/types';
import { complaintAbout } from '@/lib/files';
import { useFailureWords } from '@/ui/failureWords';

const WORD_OF = { tooLarge: 'form.fileTooLarge', empty: 'form.fileEmpty', wrongType: 'form.fileWrong' } as const;

export function useUploads(endings: string[]) {
  const { t } = useI18n();
  const wordsOf = useFailureWords();
  const underWay = ref('');
  const failures = ref<string[]>([]);
  const done = ref('');

  async function sendOne(file: File, field: string): Promise<FileRef | null> {
    const complaint = complaintAbout(file, endings);
    if (complaint) {
      const shown = endings.map((ending) => ending.slice(1).toUpperCase()).join('、');
      failures.value.push(t(WORD_OF[complaint], { name: file.name, types: shown }));
      return null;
    }
    underWay.value = t('form.uploading', { name: file.name });
    try {
      const made = await upload(file, field);
      done.value = t('form.uploaded', { name: file.name });
      return { id: made.id, name: made.name ?? file.name, size: made.size ?? file.size, type: made.type ?? file.type, sha256: made.sha256 };
    } catch (error) {
      failures.value.push(`${file.name}：${wordsOf(asFailure(error))}`);
      return null;
    } finally {
      underWay.value = '';
    }
  }

  async function send(files: File[], field: string): Promise<FileRef[]> {
    failures.value = [];
    const sent: FileRef[] = [];
    for (const file of files) {
      const one = await sendOne(file, field);
      if (one) sent.push(one);
    }
    return sent;
  }

  return { underWay, failures, done, send };
}
