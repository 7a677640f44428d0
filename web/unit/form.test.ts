import { describe, expect, it } from 'vitest';
import type { FormField, FormView } from '@/api/types';
import { asSent, complaintsOf, isBlank, placeOf, sectionsOf, spread, titleOfOption, widgetOf } from '@/form/model';
import { compareCopy } from '@/form/pledge';

const field = (name: string, more: Partial<FormField> = {}): FormField => ({ name, title: name, type: 'text', ...more });
const options = (count: number) => Array.from({ length: count }, (_, at) => ({ value: String(at), title: `第${at}项` }));

describe('A form', () => {
  it('shows few choices as radio buttons, many as a list, a code list as a tree', () => {
    expect(widgetOf(field('a', { type: 'choice', options: options(2) }))).toBe('radio');
    expect(widgetOf(field('a', { type: 'choice', options: options(9) }))).toBe('select');
    expect(widgetOf(field('a', { type: 'choice', tree: [] }))).toBe('tree');
    expect(widgetOf(field('a', { type: 'rows', columns: [] }))).toBe('table');
    expect(widgetOf(field('a', { type: 'a type of next year' }))).toBe('text');
  });

  it('asks only for what is required and missing', () => {
    const fields = [field('name', { required: true }), field('post'), field('sex', { required: true, readonly: true })];
    expect(complaintsOf(fields, { name: '  ' })).toEqual({ name: { kind: 'required' } });
    expect(complaintsOf(fields, { name: '王' })).toEqual({});
  });

  it('counts characters as people do, not as computers do', () => {
    const fields = [field('name', { max: 2 })];
    expect(complaintsOf(fields, { name: '𠮷田' })).toEqual({});
    expect(complaintsOf(fields, { name: '𠮷田田' })).toEqual({ name: { kind: 'tooLong', max: 2 } });
  });

  it('limits the number of entries of a list', () => {
    expect(complaintsOf([field('codes', { type: 'choices', max: 1, options: options(9) })], { codes: ['1', '2'] })).toEqual({ codes: { kind: 'tooMany', max: 1 } });
  });

  it('holds the whole value against the pattern and leaves unknown patterns to the server', () => {
    expect(complaintsOf([field('code', { pattern: '[0-9]{3}' })], { code: '1234' })).toEqual({ code: { kind: 'pattern' } });
    expect(complaintsOf([field('code', { pattern: '(?<!' })], { code: 'x' })).toEqual({});
  });

  it('complains about a cell of a sub-table at its place', () => {
    const table = field('demand', { type: 'rows', columns: [field('profession', { required: true }), field('count', { type: 'integer' })] });
    expect(complaintsOf([table], { demand: [{ profession: '煤矿', count: 'x' }, {}] })).toEqual({
      'demand.0.count': { kind: 'number' }, 'demand.1.profession': { kind: 'required' },
    });
  });

  it('sends numbers as numbers and emptied fields as null', () => {
    const fields = [field('years', { type: 'number' }), field('post'), field('rows', { type: 'rows', columns: [field('count', { type: 'integer' })] })];
    expect(asSent(fields, { years: '12.5', post: '', rows: [{ count: '3' }], stranger: 1 })).toEqual({ years: 12.5, post: null, rows: [{ count: 3 }] });
  });

  it('brings each problem of the server to its field and keeps the others', () => {
    expect(placeOf('data.items[0].name')).toBe('items.0.name');
    expect(placeOf('/id_number')).toBe('id_number');
    const { atFields, elsewhere } = spread(
      [{ where: '$.data.id_number', what: '校验码不符', cure: '请核对' }, { where: '年龄', what: '超过60周岁' }], [field('id_number')]);
    expect(atFields).toEqual({ id_number: { kind: 'server', text: '校验码不符 请核对' } });
    expect(elsewhere).toHaveLength(1);
  });

  it('draws every field once, those without a section last', () => {
    const view: FormView = { form: 'f', title: '', fields: ['a', 'b', 'c'].map((name) => field(name)), sections: [{ title: '一', rows: [['b', 'b', 'gone'], ['gone']] }] };
    expect(sectionsOf(view).map((one) => one.rows.map((row) => row.map((each) => each.name)))).toEqual([[['b']], [['a', 'c']]]);
  });

  it('knows what is blank', () => {
    for (const value of [null, undefined, ' ', [], {}, { from: '' }]) expect(isBlank(value)).toBe(true);
    for (const value of [0, false, 'x', [1], { from: '2026-03-10' }]) expect(isBlank(value)).toBe(false);
  });

  it('shows the title of a chosen code', () => {
    const tree = [{ value: '1', title: '地震', children: [{ value: '1.1', title: '监测' }] }];
    expect(titleOfOption(field('p', { tree }), '1.1')).toBe('1.1 监测');
  });
});

describe('A pledge copied by hand', () => {
  it('tells how far the copy agrees', () => {
    expect(compareCopy('本人承诺', '')).toMatchObject({ state: 'empty' });
    expect(compareCopy('本人承诺', '本人 ')).toMatchObject({ state: 'partial', left: 2 });
    expect(compareCopy('本人承诺', '本入')).toMatchObject({ state: 'differs', at: 2 });
    expect(compareCopy('本人承诺。', '本人\n承诺。')).toMatchObject({ state: 'complete' });
  });
});
