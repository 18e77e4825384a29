import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every rule of the `<style>` of every component, with its file. */
const components = readdirSync('src', { recursive: true, encoding: 'utf8' });
const rules = components.flatMap((file) => {
  if (!file.endsWith('.svelte')) return [];
  const [, style = ''] = readFileSync(`src/${file}`, 'utf8').split('<style');
  return [...style.matchAll(/([^{}]*)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    where: `${file}: ${selector.trim()}`,
    body,
  }));
});

describe('what scrolls', () => {
  it('holds_what_is_placed_inside_it_so_that_the_page_never_stretches', () => {
    const scrolling = rules.filter(({ body }) => /overflow(-[xy])?:[^;]*(auto|scroll)/.test(body));
    const loose = scrolling.filter(({ body }) => !/(^|\s)position:/.test(body));
    expect(scrolling.length).toBeGreaterThan(10);
    expect(loose.map(({ where }) => where)).toEqual([]);
  });
});

describe('icons', () => {
  it('keep_their_weight_when_the_window_is_enlarged', () => {
    const base = readFileSync('src/styles/base.css', 'utf8');
    expect(base).toMatch(/\.lucide \{[^}]*stroke-width: [\d.]+%/);
    const own = components.filter(
      (file) =>
        file.endsWith('.svelte') &&
        /<svg|strokeWidth|stroke-width/.test(readFileSync(`src/${file}`, 'utf8')),
    );
    expect(own).toEqual([]);
  });
});
