import { describe, expect, it } from 'vitest';
import { inCapitals, inFigures } from '@/lib/capitals';

describe('Money in capitals', () => {
  it.each([
    ['0', '零元整'],
    ['1', '壹元整'],
    ['10', '壹拾元整'],
    ['105', '壹佰零伍元整'],
    ['1005', '壹仟零伍元整'],
    ['10000', '壹万元整'],
    ['100000', '壹拾万元整'],
    ['100500', '壹拾万零伍佰元整'],
    ['1000001', '壹佰万零壹元整'],
    ['10203040', '壹仟零贰拾万叁仟零肆拾元整'],
    ['100000000', '壹亿元整'],
    ['100000001', '壹亿零壹元整'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['0.05', '伍分'],
    ['12.50', '壹拾贰元伍角整'],
    ['12.05', '壹拾贰元零伍分'],
    ['30000', '叁万元整'],
  ])('%s yuan is written %s', (amount, words) => expect(inCapitals(amount)).toBe(words));

  it('is silent about what is no amount of money', () => {
    for (const text of ['', 'abc', '1.234', '-5', '1,000']) expect(inCapitals(text)).toBe('');
  });

  it('groups figures by thousands with two decimals', () => {
    expect(inFigures('1234567.5')).toBe('1,234,567.50');
    expect(inFigures('999')).toBe('999.00');
  });
});
