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

  it('goes into every region of a parallel state and leaves it where each of them ends', () => {
    const nested: Flow = {
      states: [state('a'), state('p', 'parallel'), state('r1', 'compound', 'p'), state('x', 'task', 'r1'), state('x_done', 'final', 'r1'), state('r2', 'compound', 'p'), state('y', 'task', 'r2'),
        state('y_done', 'final', 'r2'), state('end', 'final')],
      transitions: [['a', 'p'], ['x', 'x_done'], ['y', 'y_done'], ['p', 'end']].map(([from, to]) => ({ from: from!, to: to!, title: '' })),
    };
    const { arrows, boxes } = layOut(nested);
    expect(arrows.map((arrow) => `${arrow.from}>${arrow.to}`).sort()).toEqual(['a>x', 'a>y', 'x>x_done', 'x_done>end', 'y>y_done', 'y_done>end']);
    const y = new Map(boxes.map((box) => [box.name, box.y]));
    expect(y.get('x_done')).toBeLessThan(y.get('end')!);
  });

  it('writes no label over another', () => {
    const ways: Flow = { states: [state('a'), state('b', 'final'), state('c', 'final')], transitions: [{ from: 'a', to: 'b', title: '转为应急先委派后补批' }, { from: 'a', to: 'c', title: '不予受理并说明理由' }] };
    const [one, other] = layOut(ways).arrows;
    expect(Math.abs(one!.labelX - other!.labelX) >= 100 || Math.abs(one!.labelY - other!.labelY) >= 13).toBe(true);
  });

  it('stands with nothing to draw', () => expect(layOut({ states: [], transitions: [] }).boxes).toEqual([]));
});
