// Counts claims. A claim that throws is told with its reason and a picture; the others go on.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

export class Report {
  passed = 0;
  failed = 0;
  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** `page` is photographed when the claim does not hold. Gives false then, so that a story can stop. */
  async claim(title, page, proof) {
    const began = Date.now();
    try {
      await proof();
      this.passed += 1;
      console.log(`ok      ${title} (${Date.now() - began} ms)`);
      return true;
    } catch (error) {
      this.failed += 1;
      const picture = join(this.folder, `failed-${this.failed}.png`);
      await page?.screenshot({ path: picture }).catch(() => undefined);
      console.log(`FAILED  ${title}\n        ${String(error.message ?? error).split('\n').slice(0, 12).join('\n        ')}\n        ${page ? `${page.url()} ${picture}` : ''}`);
      return false;
    }
  }

  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0;
  }
}

export function expect(holds, words) {
  if (!holds) throw new Error(words);
}
