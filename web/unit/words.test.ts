import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from '@/i18n/en';
import zh from '@/i18n/zh';

type Tree = { [key: string]: string | string[] | Tree };
function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key;
    if (Array.isArray(value)) return value.map((one, at) => [`${here}.${at}`, one] as [string, string]);
    return typeof value === 'string' ? [[here, value] as [string, string]] : leaves(value, here);
  });
}
function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return path.endsWith('i18n') ? [] : sources(path);
    return /\.(vue|ts)$/.test(name) ? [path] : [];
  });
}
const chinese = new Map(leaves(zh));
const english = new Map(leaves(en));
const BOTH = new Set(['app.latin', 'app.language', 'me.chinese']);
const code = sources(join(process.cwd(), 'src')).map((path) => ({ path, text: readFileSync(path, 'utf8') }));

describe('Words', () => {
  it('stand in both languages, with the same blanks to fill', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    const blanks = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((one) => one[1]).sort();
    for (const [key, text] of chinese) expect([key, blanks(english.get(key)!)]).toEqual([key, blanks(text)]);
  });

  it('hold no Chinese in English', () => {
    for (const [key, text] of english) if (!BOTH.has(key)) expect([key, /[一-鿿]/.test(text)]).toEqual([key, false]);
  });

  it('are never written into a component', () => {
    for (const { path, text } of code) {
      if (path.endsWith('capitals.ts')) continue;
      const bare = text.replace(/\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '').replace(/<style[\s\S]*?<\/style>/g, '').replace(/<!--[\s\S]*?-->/g, '');
      const found = [...bare.matchAll(/[一-鿿]+/g)].map((one) => one[0]).filter((one) => !['年', '月', '日'].includes(one));
      expect([path, found]).toEqual([path, []]);
    }
  });

  it('are all said somewhere', () => {
    const all = code.map(({ text }) => text).join('\n');
    // Some keys are made of a state's or a column's name: `t(`due.${key}`)`.
    const families = [...all.matchAll(/`(\w+)\.\$\{/g)].map((one) => one[1]);
    const lists = ['case.phraseList'];
    for (const key of chinese.keys()) {
      if (families.includes(key.split('.')[0]) || lists.some((list) => key.startsWith(list))) continue;
      expect([key, all.includes(`'${key}'`)]).toEqual([key, true]);
    }
  });

  it('exist wherever they are asked for', () => {
    for (const { path, text } of code) {
      for (const [, key] of text.matchAll(/\bt\('([\w.]+)'/g)) expect([path, key, chinese.has(key!)]).toEqual([path, key, true]);
    }
  });
});
