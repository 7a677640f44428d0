// The form as the page works with it: which widget shows a field, what is missing before sending, and which field a
// problem of the server belongs to. Pure; used by FormSheet, the case page and the objection form. It repeats none of the
// server's rules except presence, length and pattern, which spare a round trip.
import type { FormField, FormView, Problem, Value, Values } from '@/api/types';

export type Widget =
  | 'text' | 'longText' | 'integer' | 'number' | 'money' | 'date' | 'instant' | 'month' | 'period' | 'boolean'
  | 'radio' | 'select' | 'checkboxes' | 'tree' | 'table' | 'attachments' | 'photo' | 'opinion' | 'pledge' | 'signature';

const BY_TYPE: Record<string, Widget> = {
  text: 'text', 'long-text': 'longText', integer: 'integer', number: 'number', money: 'money', boolean: 'boolean',
  date: 'date', instant: 'instant', month: 'month', period: 'period', choices: 'checkboxes',
  'id-number': 'text', phone: 'text', email: 'text', postcode: 'text',
  photo: 'photo', attachment: 'attachments', signature: 'signature', pledge: 'pledge', opinion: 'opinion', rows: 'table',
};
const MOST_RADIOS = 5;
const NUMERIC = new Set<Widget>(['integer', 'number', 'money']);

export function widgetOf(field: FormField): Widget {
  if (field.tree) return 'tree';
  if (field.type === 'choice') return (field.options?.length ?? 0) <= MOST_RADIOS ? 'radio' : 'select';
  return BY_TYPE[field.type] ?? (field.options ? 'select' : 'text');
}

const WIDE = new Set<Widget>(['longText', 'table', 'attachments', 'opinion', 'pledge', 'tree', 'checkboxes', 'period']);
/** Widgets that need the whole width of the form. */
export function isWide(field: FormField): boolean {
  return WIDE.has(widgetOf(field));
}

export function isBlank(value: Value): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isBlank);
}

/** Numbers are typed as text; the server takes numbers. What is no number is left as typed, for the complaint. */
export function asSent(fields: FormField[], values: Values): Values {
  const sent: Values = {};
  for (const field of fields) {
    const value = values[field.name];
    if (value === undefined) continue;
    const widget = widgetOf(field);
    if (isBlank(value)) sent[field.name] = null;
    else if (NUMERIC.has(widget) && /^-?\d+(\.\d+)?$/.test(String(value))) sent[field.name] = Number(value);
    else if (widget === 'table' && Array.isArray(value)) {
      sent[field.name] = (value as Values[]).map((row) => asSent(field.columns ?? [], row));
    } else sent[field.name] = value;
  }
  return sent;
}

export type Complaint = { kind: 'required' | 'tooLong' | 'tooMany' | 'pattern' | 'number' | 'server'; text?: string; max?: number };
export type Complaints = Record<string, Complaint>;

function complaintOf(field: FormField, value: Value): Complaint | null {
  if (isBlank(value) || (field.required && value === false && widgetOf(field) === 'boolean')) {
    return field.required ? { kind: 'required' } : null;
  }
  const text = typeof value === 'string' ? value : null;
  if (NUMERIC.has(widgetOf(field)) && !/^-?\d+(\.\d+)?$/.test(String(value))) return { kind: 'number' };
  if (Array.isArray(value) && field.max && value.length > field.max) return { kind: 'tooMany', max: field.max };
  if (text !== null && field.max && [...text].length > field.max) return { kind: 'tooLong', max: field.max };
  if (text !== null && field.pattern && !matches(field.pattern, text)) return { kind: 'pattern' };
  return null;
}

// A pattern in the server's dialect may be unknown to the browser; then the server alone judges.
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    return true;
  }
}

export function complaintsOf(fields: FormField[], values: Values): Complaints {
  const found: Complaints = {};
  for (const field of fields) {
    if (field.readonly) continue;
    const complaint = complaintOf(field, values[field.name]);
    if (complaint) found[field.name] = complaint;
    if (widgetOf(field) !== 'table' || !Array.isArray(values[field.name])) continue;
    (values[field.name] as Values[]).forEach((row, index) => {
      for (const [column, inRow] of Object.entries(complaintsOf(field.columns ?? [], row))) {
        found[`${field.name}.${index}.${column}`] = inRow;
      }
    });
  }
  return found;
}

/** "data.items[0].name", "/items/0/name" and "items.0.name" name the same place. */
export function placeOf(where: string): string {
  return where
    .replace(/^\$/, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .replace(/\//g, '.')
    .replace(/^\.+/, '')
    .replace(/^(data|values)\./, '');
}

/** Problems at known fields become complaints there; the others come back to be shown above the form. */
export function spread(problems: Problem[], fields: FormField[]): { atFields: Complaints; elsewhere: Problem[] } {
  const names = new Set(fields.map((field) => field.name));
  const atFields: Complaints = {};
  const elsewhere: Problem[] = [];
  for (const problem of problems) {
    const place = placeOf(problem.where);
    const text = [problem.what, problem.cure].filter(Boolean).join(' ');
    if (names.has(place.split('.')[0] ?? '')) atFields[place] = { kind: 'server', text };
    else elsewhere.push(problem);
  }
  return { atFields, elsewhere };
}

export function fieldAt(view: FormView, place: string): FormField | undefined {
  const [name, , column] = place.split('.');
  const field = view.fields.find((candidate) => candidate.name === name);
  return column ? (field?.columns?.find((candidate) => candidate.name === column) ?? field) : field;
}

/** Narrow fields two by two, wide ones alone. */
function inPairs(fields: FormField[]): FormField[][] {
  const rows: FormField[][] = [];
  for (const field of fields) {
    const last = rows[rows.length - 1];
    if (last?.length === 1 && !isWide(field) && !isWide(last[0]!)) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

/** The rows to draw; fields that no section names come last, so that none is ever lost. */
export function sectionsOf(view: FormView): { title: string | null; rows: FormField[][] }[] {
  const byName = new Map(view.fields.map((field) => [field.name, field]));
  const placed = new Set<string>();
  const sections = (view.sections ?? []).map((section) => ({
    title: section.title,
    rows: section.rows
      .map((names) => names.flatMap((name) => {
        const field = byName.get(name);
        if (!field || placed.has(name)) return [];
        placed.add(name);
        return [field];
      }))
      .filter((row) => row.length > 0),
  })).filter((section) => section.rows.length > 0);
  const rest = inPairs(view.fields.filter((field) => !placed.has(field.name)));
  return rest.length > 0 ? [...sections, { title: null, rows: rest }] : sections;
}

export function titleOfOption(field: FormField, value: Value): string {
  const known = field.options?.find((option) => option.value === value);
  if (known) return known.title;
  for (const group of field.tree ?? []) {
    const leaf = group.value === value ? group : group.children?.find((child) => child.value === value);
    if (leaf) return `${leaf.value} ${leaf.title}`;
  }
  return value === null || value === undefined ? '' : String(value);
}
