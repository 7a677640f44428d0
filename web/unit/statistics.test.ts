import { describe, expect, it } from 'vitest';
import { createApp } from 'vue';
import { i18n } from '@/i18n';
import BarPicture from '@/registers/BarPicture.vue';
import { allOf, drawn } from '@/registers/bars';

const bars = [{ title: '煤矿', count: 6 }, { title: '化工', count: 3 }, { title: '消防', count: 0 }];

describe('A picture of statistics', () => {
  it('draws the longest bar over the whole width and the others in proportion', () => {
    expect(drawn(bars).map((bar) => bar.length)).toEqual([100, 50, 0]);
    expect(drawn(bars).map((bar) => bar.share)).toEqual([67, 33, 0]);
  });

  it('draws nothing at all where nothing was counted', () => {
    expect(drawn([{ title: '煤矿', count: 0 }])).toEqual([{ title: '煤矿', count: 0, length: 0, share: 0 }]);
    expect(allOf([])).toBe(0);
  });

  it('says the same in words and in a table as in bars', () => {
    const root = document.createElement('div');
    createApp(BarPicture, { picture: { name: 'domains', title: '按行业领域', bars } }).use(i18n).mount(root);
    expect(root.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('按行业领域：煤矿 6，化工 3');
    expect(root.querySelectorAll('rect.bar')).toHaveLength(2);
    expect([...root.querySelectorAll('tbody tr')].map((row) => row.textContent)).toEqual(['煤矿667%', '化工333%', '消防00%']);
  });
});
