import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { servedTypes } from '../build/served.mjs';

it('The types of the page are made from the document that the server serves now', async () => {
  const kept = readFileSync(join(process.cwd(), 'src/api/served.ts'), 'utf8');
  expect(kept === (await servedTypes(process.cwd())), 'src/api/served.ts is old: npm run types, then npm run check').toBe(true);
}, 30_000);
