import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?!type\b)[^;'"]*?from '(\.[^'?]+)'|import\('(\.[^'?]+)'\)/g;

/** Who imports whom, as it is when it runs: from each file to those that import it. */
export class RelatedTests {
  readonly #importers = new Map<string, string[]>();
  readonly #texts = new Map<string, string>();

  constructor() {
    for (const file of globSync(['main/**/*.ts', 'test/{unit,support}/**/*.{ts,tsx}', 'renderer/**/*.{ts,tsx}'])) {
      const text = readFileSync(file, 'utf8');
      this.#texts.set(file, text);
      for (const [, from, lazily] of text.matchAll(IMPORT)) {
        const target = join(dirname(file), from ?? lazily ?? '');
        const list = this.#importers.get(target) ?? [];
        list.push(file);
        this.#importers.set(target, list);
      }
    }
  }

  /** The unit tests that run a source file, the likeliest to notice a change in it first. */
  of(source: string): string[] {
    const distance = new Map([[source, 0]]);
    for (const [file, far] of distance) {
      for (const importer of this.#importers.get(file) ?? [])
        if (!distance.has(importer)) distance.set(importer, far + 1);
    }
    const exported = /export (?:async )?(?:function|class|const) (\w+)/g;
    const named = [...(this.#texts.get(source) ?? '').matchAll(exported)].flatMap(([, name]) => name ?? []);
    const words = basename(source, '.ts').split('-');
    const scored = [...distance].flatMap(([file, far]) => {
      if (!/^test\/unit\/.*\.test\.tsx?$/.test(file)) return [];
      const text = this.#texts.get(file) ?? '';
      const names = named.filter((name) => text.includes(name)).length;
      const alike = words.filter((word) => basename(file).split(/[-.]/).includes(word)).length / words.length;
      return [{ file, score: 4 * alike + Math.min(3, names) - far }];
    });
    return scored.sort((a, b) => b.score - a.score).map(({ file }) => file);
  }
}
