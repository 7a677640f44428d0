// Comparing a copied pledge with its text. Blanks and line breaks do not count; every other sign does.
const bare = (text: string) => [...text.replace(/\s+/g, '')];

export interface Copied { state: 'empty' | 'partial' | 'differs' | 'complete'; at: number; left: number }

export function compareCopy(original: string, copy: string): Copied {
  const wanted = bare(original);
  const got = bare(copy);
  if (got.length === 0) return { state: 'empty', at: 0, left: wanted.length };
  const differs = got.findIndex((sign, index) => sign !== wanted[index]);
  if (differs >= 0) return { state: 'differs', at: differs + 1, left: wanted.length - differs };
  const left = wanted.length - got.length;
  return { state: left > 0 ? 'partial' : 'complete', at: got.length, left };
}
