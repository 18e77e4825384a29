import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('every type that the core generates is offered to the screens', () => {
  const generated = readdirSync('src/lib/api/generated').map((file) => file.replace(/\.ts$/, ''));
  const offered = readFileSync('src/lib/api/types.ts', 'utf8');
  expect(generated.filter((name) => !offered.includes(`/generated/${name}'`))).toEqual([]);
});
