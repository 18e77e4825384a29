import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

function colours(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, n, v]) => [n!, v!]),
  );
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (hi! + 0.05) / (lo! + 0.05);
}

const grounds = ['ground', 'ground-side', 'sheet', 'sheet-quiet'];
const text: [string, string][] = [
  ...['ink-1', 'ink-2', 'ink-3', 'accent', 'late', 'warn', 'good'].flatMap((ink) =>
    grounds.map((ground): [string, string] => [ink, ground]),
  ),
  ['ink-1', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['ink-1', 'warn-soft'],
  ['ink-1', 'late-soft'],
  ['ink-1', 'desk'],
  ['ink-2', 'desk'],
  ['accent', 'accent-soft'],
  ['late', 'late-soft'],
  ['warn', 'warn-soft'],
  ['good', 'good-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-accent-quiet', 'accent'],
  ['on-late', 'late'],
];

describe.each([
  ['light', colours(light)],
  ['dark', colours(dark)],
])('%s colours', (_, values) => {
  it.each(text)('%s is readable on %s', (ink, ground) => {
    expect(contrast(values.get(ink)!, values.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each([...values.keys()].filter((name) => name.startsWith('mark-')))(
    '%s is seen wherever a company is named',
    (mark) => {
      for (const ground of [...grounds, 'accent-soft']) {
        expect(contrast(values.get(mark)!, values.get(ground)!)).toBeGreaterThanOrEqual(3);
      }
    },
  );

  it.each(grounds)('the edge of a control is seen on %s', (ground) => {
    expect(contrast(values.get('edge')!, values.get(ground)!)).toBeGreaterThanOrEqual(3);
  });
});
