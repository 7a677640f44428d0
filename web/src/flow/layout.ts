// Lays a workflow out from top to bottom: ranks by longest path, lanes for long arrows (one lane per target, so that ten
// ways to "refused" are one line), order by barycentres. Pure, no library; for pictures of some thirty states.
import type { Flow } from '@/api/types';

export const BOX = { width: 164, height: 46 };
const GAP = { across: 34, down: 46, lane: 26 };

export interface Placed { name: string; x: number; y: number }
export interface Arrow { from: string; to: string; title: string; path: string; labelX: number; labelY: number; back: boolean }
export interface Picture { width: number; height: number; boxes: Placed[]; arrows: Arrow[] }

interface Edge { from: string; to: string; title: string; back: boolean }
interface Slot { id: string; rank: number; width: number; x: number; real: boolean }

interface Leaves { names: string[]; entries: (name: string) => string[]; exits: (name: string) => string[] }

/** Leaves only: an arrow into a composite state is drawn at its first child, in every region; one out of it leaves from where its regions end. */
function leavesOf(flow: Flow): Leaves {
  const children = new Map<string, string[]>();
  for (const state of flow.states) if (state.parent) children.set(state.parent, [...(children.get(state.parent) ?? []), state.name]);
  const kind = new Map(flow.states.map((state) => [state.name, state.kind]));
  const entries = (name: string): string[] => {
    const inside = children.get(name);
    if (!inside) return [name];
    return (kind.get(name) === 'parallel' ? inside : inside.slice(0, 1)).flatMap(entries);
  };
  const exits = (name: string): string[] => {
    const inside = children.get(name);
    if (!inside) return [name];
    if (kind.get(name) === 'parallel') return inside.flatMap(exits);
    const ends = inside.filter((child) => kind.get(child) === 'final');
    return ends.length ? ends : inside.slice(0, 1).flatMap(exits);
  };
  return { names: flow.states.filter((state) => !children.has(state.name)).map((state) => state.name), entries, exits };
}

function edgesOf(flow: Flow, { names, entries, exits }: Leaves): Edge[] {
  const merged = new Map<string, Edge>();
  const pairs = flow.transitions.flatMap(({ from, to, title }) => exits(from).flatMap((start, a) => entries(to).map((end, b) => ({ from: start, to: end, title: a + b === 0 ? title : '', back: false })))); // one arrow of many is named
  for (const edge of pairs) {
    if (edge.from === edge.to || !names.includes(edge.from) || !names.includes(edge.to)) continue;
    const key = `${edge.from}>${edge.to}`;
    const known = merged.get(key);
    if (!known) merged.set(key, edge);
    else if (edge.title && !known.title.split('、').includes(edge.title)) known.title = [known.title, edge.title].filter(Boolean).join('、');
  }
  return [...merged.values()];
}

/** Arrows that close a circle are marked as going back; the rest has no circles. */
function markBack(names: string[], edges: Edge[]): void {
  const state = new Map<string, 'open' | 'closed'>();
  const visit = (name: string): void => {
    state.set(name, 'open');
    for (const edge of edges.filter((one) => one.from === name)) {
      if (state.get(edge.to) === 'open') edge.back = true;
      else if (!state.has(edge.to)) visit(edge.to);
    }
    state.set(name, 'closed');
  };
  for (const name of names) if (!state.has(name)) visit(name);
}

function ranksOf(names: string[], edges: Edge[], finals: Set<string>): Map<string, number> {
  const ranks = new Map(names.map((name) => [name, 0]));
  for (let round = 0; round < names.length; round += 1) {
    let moved = false;
    for (const edge of edges) {
      const wanted = (ranks.get(edge.from) ?? 0) + 1;
      if (edge.back || (ranks.get(edge.to) ?? 0) >= wanted) continue;
      ranks.set(edge.to, wanted);
      moved = true;
    }
    if (!moved) break;
  }
  const last = Math.max(0, ...ranks.values());
  for (const name of names) if (finals.has(name)) ranks.set(name, last);
  return ranks;
}

function slotsOf(names: string[], edges: Edge[], ranks: Map<string, number>): { slots: Slot[]; links: [string, string][] } {
  const slots = new Map<string, Slot>(names.map((name) => [name, { id: name, rank: ranks.get(name)!, width: BOX.width, x: 0, real: true }]));
  const links: [string, string][] = [];
  for (const edge of edges.filter((one) => !one.back)) {
    let above = edge.from;
    for (let rank = ranks.get(edge.from)! + 1; rank < ranks.get(edge.to)!; rank += 1) {
      const lane = `~${edge.to}@${rank}`;
      if (!slots.has(lane)) slots.set(lane, { id: lane, rank, width: GAP.lane, x: 0, real: false });
      links.push([above, lane]);
      above = lane;
    }
    links.push([above, edge.to]);
  }
  return { slots: [...slots.values()], links };
}

const SWEEPS = 6;
function order(slots: Slot[], links: [string, string][]): Slot[][] {
  const rows: Slot[][] = [];
  for (const slot of slots) (rows[slot.rank] ??= []).push(slot);
  const at = new Map<string, number>();
  const note = () => rows.forEach((row) => row.forEach((slot, index) => at.set(slot.id, index - (row.length - 1) / 2)));
  // Lanes start at the right of the boxes; the main line stays in the middle.
  rows.forEach((row) => row.sort((a, b) => Number(b.real) - Number(a.real)));
  note();
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const row of down ? rows : [...rows].reverse()) {
      const weight = new Map(row.map((slot) => {
        const near = links.filter((link) => link[down ? 1 : 0] === slot.id).map((link) => at.get(link[down ? 0 : 1]) ?? 0);
        return [slot.id, near.length ? near.reduce((sum, one) => sum + one, 0) / near.length : (at.get(slot.id) ?? 0)];
      }));
      row.sort((a, b) => weight.get(a.id)! - weight.get(b.id)!);
      note();
    }
  }
  return rows;
}

/** Moves a whole row so that its arrows to its neighbour stand as upright as they can; the main line counts most. */
function straighten(row: Slot[], fixed: Slot[], links: [string, string][]): void {
  const neighbour = new Map(fixed.map((slot) => [slot.id, slot]));
  const pairs = links.flatMap(([above, below]) => row.flatMap((slot) => {
    const other = slot.id === above ? neighbour.get(below) : slot.id === below ? neighbour.get(above) : undefined;
    return other ? [{ by: other.x - slot.x, main: other.real && slot.real }] : [];
  }));
  const main = pairs.filter((pair) => pair.main);
  const counted = main.length > 0 ? main : pairs;
  const by = counted.length ? counted.reduce((sum, pair) => sum + pair.by, 0) / counted.length : 0;
  for (const slot of row) slot.x += by;
}

function place(rows: Slot[][], links: [string, string][]): number {
  const widthOf = (row: Slot[]) => row.reduce((sum, slot) => sum + slot.width, 0) + GAP.across * (row.length - 1);
  const width = Math.max(...rows.map(widthOf));
  for (const row of rows) {
    let x = (width - widthOf(row)) / 2;
    for (const slot of row) {
      slot.x = x + slot.width / 2;
      x += slot.width + GAP.across;
    }
  }
  const widest = rows.findIndex((row) => widthOf(row) === width);
  for (let at = widest - 1; at >= 0; at -= 1) straighten(rows[at]!, rows[at + 1]!, links);
  for (let at = widest + 1; at < rows.length; at += 1) straighten(rows[at]!, rows[at - 1]!, links);
  const all = rows.flat();
  const left = Math.min(...all.map((slot) => slot.x - slot.width / 2));
  for (const slot of all) slot.x -= left;
  return Math.max(...all.map((slot) => slot.x + slot.width / 2));
}

/** Half of a label's width: Chinese characters are as wide as the type is high. */
const halfWidth = (title: string) => (Math.min(title.length, LONGEST_LABEL) * 12) / 2 + 3;
export const LONGEST_LABEL = 11;

/** Labels between the same two rows that would stand on each other go to the line above or below. */
function spreadLabels(arrows: Arrow[]): void {
  const settled: Arrow[] = [];
  const free = (arrow: Arrow, y: number) => settled.every((one) => Math.abs(one.labelY - y) >= 13 || Math.abs(one.labelX - arrow.labelX) >= halfWidth(one.title) + halfWidth(arrow.title));
  for (const arrow of arrows.filter((one) => one.title).sort((a, b) => a.labelX - b.labelX)) {
    const found = [0, -13, 13].find((by) => free(arrow, arrow.labelY + by));
    arrow.labelY += found ?? 0;
    settled.push(arrow);
  }
}

export function layOut(flow: Flow): Picture {
  const leaves = leavesOf(flow);
  const { names } = leaves;
  const edges = edgesOf(flow, leaves);
  markBack(names, edges);
  const finals = new Set(flow.states.filter((state) => state.kind === 'final' && !state.parent).map((state) => state.name));
  const ranks = ranksOf(names, edges, finals);
  const { slots, links } = slotsOf(names, edges, ranks);
  const rows = order(slots, links);
  const width = rows.length ? place(rows, links) : 0;
  const step = BOX.height + GAP.down;
  const slotAt = new Map(slots.map((slot) => [slot.id, slot]));
  const top = (name: string) => ranks.get(name)! * step;
  const backs = edges.filter((edge) => edge.back);
  const arrows = edges.map((edge) => (edge.back ? backArrow(edge, width + 16 + backs.indexOf(edge) * 14) : downArrow(edge)));

  function downArrow(edge: Edge): Arrow {
    const start = slotAt.get(edge.from)!;
    const end = slotAt.get(edge.to)!;
    let y = top(edge.from) + BOX.height;
    let path = `M${start.x} ${y}`;
    let x = start.x;
    const turn = (to: number, until: number) => {
      const middle = (y + until) / 2;
      path += x === to ? `V${until}` : `C${x} ${middle} ${to} ${middle} ${to} ${until}`;
      x = to;
      y = until;
    };
    for (let rank = ranks.get(edge.from)! + 1; rank < ranks.get(edge.to)!; rank += 1) {
      const lane = slotAt.get(`~${edge.to}@${rank}`)!;
      turn(lane.x, rank * step);
      turn(lane.x, rank * step + BOX.height);
    }
    turn(end.x, top(edge.to));
    const firstX = ranks.get(edge.to)! - ranks.get(edge.from)! > 1 ? slotAt.get(`~${edge.to}@${ranks.get(edge.from)! + 1}`)!.x : end.x;
    return { ...edge, path, labelX: start.x * 0.45 + firstX * 0.55, labelY: top(edge.from) + BOX.height + GAP.down * 0.56 };
  }

  function backArrow(edge: Edge, laneX: number): Arrow {
    const start = slotAt.get(edge.from)!;
    const end = slotAt.get(edge.to)!;
    const from = top(edge.from) + BOX.height / 2;
    const to = top(edge.to) + BOX.height / 2;
    const path = `M${start.x + BOX.width / 2} ${from}C${laneX} ${from} ${laneX} ${from} ${laneX} ${from - 20}V${to + 20}C${laneX} ${to} ${laneX} ${to} ${end.x + BOX.width / 2} ${to}`;
    return { ...edge, path, labelX: laneX, labelY: (from + to) / 2 };
  }

  spreadLabels(arrows);
  return {
    width: width + (backs.length ? 40 + backs.length * 14 : 0),
    height: rows.length * step - GAP.down,
    boxes: names.map((name) => ({ name, x: slotAt.get(name)!.x - BOX.width / 2, y: top(name) })),
    arrows,
  };
}
