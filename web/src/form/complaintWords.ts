// The sentence for a complaint about a field: names the field and what to do.
import { useI18n } from 'vue-i18n';
import type { FormField } from '@/api/types';
import { widgetOf, type Complaint } from './model';

const CHOSEN = new Set(['radio', 'select', 'checkboxes', 'tree', 'date', 'month', 'instant', 'period']);
const ATTACHED = new Set(['photo', 'attachments']);

export function useComplaintWords(): (field: FormField | undefined, complaint: Complaint) => string {
  const { t } = useI18n();
  return (field, complaint) => {
    const title = field?.title ?? '';
    if (complaint.kind === 'server') return complaint.text ?? t('error.invalid');
    if (complaint.kind !== 'required') return t(`form.${complaint.kind}`, { title, max: complaint.max ?? 0 });
    const widget = field ? widgetOf(field) : 'text';
    if (CHOSEN.has(widget)) return t('form.choose', { title });
    return t(ATTACHED.has(widget) ? 'form.attach' : 'form.missing', { title });
  };
}
