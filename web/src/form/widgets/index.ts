// The table from a kind of widget to its component. A new field type is one line here and one in form/model.ts.
import type { Component } from 'vue';
import type { FormField, Value } from '@/api/types';
import type { Complaints, Widget } from '../model';
import ChoiceWidget from './ChoiceWidget.vue';
import DateWidget from './DateWidget.vue';
import FilesWidget from './FilesWidget.vue';
import NumberWidget from './NumberWidget.vue';
import PhotoWidget from './PhotoWidget.vue';
import PledgeWidget from './PledgeWidget.vue';
import SelectWidget from './SelectWidget.vue';
import TableWidget from './TableWidget.vue';
import TextWidget from './TextWidget.vue';
import TreeWidget from './TreeWidget.vue';
import OpinionWidget from './OpinionWidget.vue';
import SignatureWidget from './SignatureWidget.vue';

export interface WidgetProps {
  id: string; field: FormField; value: Value; invalid: boolean; describedBy?: string; complaints?: Complaints; label?: string;
}

export const widgets: Record<Widget, Component> = {
  text: TextWidget, longText: TextWidget, integer: NumberWidget, number: NumberWidget, money: NumberWidget,
  date: DateWidget, instant: DateWidget, month: DateWidget, period: DateWidget,
  boolean: ChoiceWidget, radio: ChoiceWidget, checkboxes: ChoiceWidget, select: SelectWidget, tree: TreeWidget,
  table: TableWidget, attachments: FilesWidget, photo: PhotoWidget, pledge: PledgeWidget, signature: SignatureWidget,
  opinion: OpinionWidget,
};

/** Widgets of several inputs: their label is a legend. */
export const GROUPED = new Set<Widget>(['period', 'boolean', 'radio', 'checkboxes', 'tree', 'table', 'attachments', 'photo', 'pledge']);
