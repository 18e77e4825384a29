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
