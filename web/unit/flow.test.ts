import { describe, expect, it } from 'vitest';
import type { Flow } from '@/api/types';
import { BOX, layOut } from '@/flow/layout';

const state = (name: string, kind = 'task', parent: string | null = null) => ({ name, title: name, kind, parent, status: 'idle' as const });
const flow: Flow = {
  states: [state('a'), state('b'), state('c'), state('refused', 'final'), state('done', 'final')],
  transitions: [['a', 'b', '同意'], ['a', 'refused', '不同意'], ['b', 'c', '同意'], ['b', 'refused', '不实'], ['c', 'done', '通过'], ['c', 'a', '退回'], ['c', 'c', '缓议']]
    .map(([from, to, title]) => ({ from: from!, to: to!, title: title! })),
};

describe('The flow picture', () => {
  it('stands from top to bottom in the order of the arrows', () => {
    const y = new Map(layOut(flow).boxes.map((box) => [box.name, box.y]));
    expect(y.get('a')).toBeLessThan(y.get('b')!);
    expect(y.get('b')).toBeLessThan(y.get('c')!);
    expect(y.get('refused')).toBe(y.get('done'));
  });

  it('lays no box on another', () => {
    const { boxes } = layOut(flow);
    for (const one of boxes) for (const other of boxes) {
      if (one === other) continue;
      expect(Math.abs(one.x - other.x) >= BOX.width || Math.abs(one.y - other.y) >= BOX.height).toBe(true);
    }
  });

  it('draws every arrow but those from a state to itself, and knows which go back', () => {
    const { arrows } = layOut(flow);
    expect(arrows).toHaveLength(6);
    expect(arrows.filter((arrow) => arrow.back).map((arrow) => `${arrow.from}>${arrow.to}`)).toEqual(['c>a']);
  });

  it('draws an arrow at a composite state at its first child', () => {
    const nested: Flow = { states: [state('a'), state('p', 'parallel'), state('p1', 'task', 'p')], transitions: [{ from: 'a', to: 'p', title: '' }] };
    expect(layOut(nested).arrows[0]).toMatchObject({ from: 'a', to: 'p1' });
  });

  it('stands with nothing to draw', () => expect(layOut({ states: [], transitions: [] }).boxes).toEqual([]));
});
