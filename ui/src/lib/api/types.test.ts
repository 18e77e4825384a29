import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('every type that the core generates is offered to the screens', () => {
  const generated = readdirSync('src/lib/api/generated').map((file) => file.replace(/\.ts$/, ''));
  const offered = readFileSync('src/lib/api/types.ts', 'utf8');
  expect(generated.filter((name) => !offered.includes(`/generated/${name}'`))).toEqual([]);
});

it('every command of the shell has its function, and the other way round', () => {
  const shell = readdirSync('../src-tauri/src')
    .map((name) => readFileSync(`../src-tauri/src/${name}`, 'utf8'))
    .join('\n');
  const commands = new Set([
    ...[...shell.matchAll(/^ {4}(?:run|change) (\w+)\(/gm)].map((match) => match[1]),
    ...[...shell.matchAll(/#\[tauri::command[^\n]*\n\s*pub (?:async )?fn (\w+)/g)].map((m) => m[1]),
  ]);
  const asked = readFileSync('src/lib/api/index.ts', 'utf8');
  const called = new Set([...asked.matchAll(/call<[^(]*>\(\s*'(\w+)'/g)].map((match) => match[1]));
  expect([...called].sort()).toEqual([...commands].sort());
});
