import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

/** Every component and state of the window, as written. */
const sources = Object.entries(
  import.meta.glob<string>(['../**/*.svelte', '../**/*.svelte.ts', '!../**/*.test.ts'], {
    eager: true,
    import: 'default',
    query: '?raw',
  }),
);

/** A node of the tree that the compiler reads; only what is looked at here. */
interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function children(node: Node): Node[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  );
}

function all(node: Node, type: string): Node[] {
  const own = node.type === type ? [node] : [];
  return [...own, ...children(node).flatMap((child) => all(child, type))];
}

/** The tree of a file; a file of state alone is read as the script of a component. */
function tree(path: string, text: string): Node {
  const source = path.endsWith('.ts') ? `<script lang="ts">${text}</script>` : text;
  return parse(source, { modern: true }) as unknown as Node;
}

const nameOf = (node: unknown): string =>
  isNode(node) && node.type === 'Identifier' ? (node.name as string) : '';

const called = (node: Node): string => (node.type === 'CallExpression' ? nameOf(node.callee) : '');

/** `a` of `a.b.c`. */
function root(node: Node): string {
  return node.type === 'MemberExpression' ? root(node.object as Node) : nameOf(node);
}

/**
 * The names written and read while an effect runs. What runs later (a callback, what follows an
 * answer) and what is under `untrack` does not count; a function called by its name does.
 */
function touched(node: Node, functions: Map<string, Node>, seen = new Set<string>()) {
  const written = new Set<string>();
  const read = new Set<string>();
  const walk = (at: Node): void => {
    if (/Function/.test(at.type) || called(at) === 'untrack') return;
    if (at.type === 'AssignmentExpression') {
      const left = at.left as Node;
      const later = all(at.right as Node, 'AwaitExpression').length > 0;
      if (left.type !== 'Identifier') walk(left);
      else if (!later) written.add(nameOf(left));
      if (at.operator !== '=') read.add(root(left));
      walk(at.right as Node);
      return;
    }
    if (at.type === 'MemberExpression') {
      walk(at.object as Node);
      if (at.computed) walk(at.property as Node);
      return;
    }
    if (at.type === 'Property') return walk(at.value as Node);
    const name = called(at);
    const own = name && !seen.has(name) ? functions.get(name) : undefined;
    if (own) {
      const inside = touched(own.body as Node, functions, new Set([...seen, name]));
      inside.written.forEach((one) => written.add(one));
      inside.read.forEach((one) => read.add(one));
    }
    if (at.type === 'Identifier') read.add(nameOf(at));
    // After an answer, nothing is followed any more.
    if (at.type === 'BlockStatement') {
      for (const line of at.body as Node[]) {
        walk(line);
        if (!/Function/.test(line.type) && all(line, 'AwaitExpression').length > 0) break;
      }
      return;
    }
    children(at).forEach(walk);
  };
  walk(node);
  return { written, read };
}

/** `$state(…)`, `$state.raw(…)`, `$derived(…)`, `$props()`: what an effect follows. */
function isRune(init: unknown): boolean {
  return (
    isNode(init) && init.type === 'CallExpression' && root(init.callee as Node).startsWith('$')
  );
}

/** What an effect writes and reads: it would call for itself. */
function loops(path: string, text: string): string[] {
  const root = tree(path, text);
  const functions = new Map(all(root, 'FunctionDeclaration').map((one) => [nameOf(one.id), one]));
  const followed = all(root, 'VariableDeclarator').filter(({ init }) => isRune(init));
  const names = new Set(followed.flatMap(({ id }) => all(id as Node, 'Identifier').map(nameOf)));
  return all(root, 'CallExpression')
    .filter((one) => called(one) === '$effect')
    .flatMap((effect) => {
      const [run] = effect.arguments as Node[];
      if (!run) return [];
      const { written, read } = touched(run.body as Node, functions);
      return [...written].filter((name) => read.has(name) && names.has(name));
    })
    .map((name) => `${path}: an effect writes « ${name} » and reads it`);
}

/** Members that two things of one list never share. */
const UNIQUE =
  /^(id|key|value|invoice|event|reference|token|kind|nature|parameter|semester|tone|outcome|act|folder)$/;

/** Whether no two rows can have this key: their place, or a member made for that. */
function isUnique(key: Node, index: unknown): boolean {
  if (nameOf(key)) return nameOf(key) === index || /^(name|day)$/.test(nameOf(key));
  if (key.type === 'MemberExpression') return UNIQUE.test(nameOf(key.property));
  if (key.type === 'CallExpression') {
    // A day of the calendar, or the name that the screen gives to its rows.
    return nameOf((key.callee as Node).property) === 'toString' || called(key) === 'id';
  }
  if (key.type === 'ConditionalExpression') {
    return [key.consequent, key.alternate].every((one) => isUnique(one as Node, index));
  }
  return key.type === 'TemplateLiteral';
}

function repeats(path: string, text: string): string[] {
  return all(tree(path, text), 'EachBlock')
    .filter(({ key, index }) => isNode(key) && !isUnique(key, index))
    .map(({ key }) => `${path}: two rows may have one key at ${(key as Node).start}`);
}

describe('an effect', () => {
  it('writes nothing that it reads: it would run for ever', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(([path, text]) => loops(path, text))).toEqual([]);
  });

  it('is caught when it does, even through a function', () => {
    const wrap = (body: string, rest = '') =>
      `<script lang="ts">let a = $state(0); ${rest} $effect(() => { ${body} });</script>`;
    expect(loops('x.svelte', wrap('a = one(); a.two = 3;'))).toHaveLength(1);
    expect(loops('x.svelte', wrap('a += 1;'))).toHaveLength(1);
    expect(loops('x.svelte', wrap('again();', 'function again() { a = a + 1; }'))).toHaveLength(1);
    expect(loops('x.svelte', wrap('ask().then((b) => (a = b)); void a;'))).toEqual([]);
    expect(loops('x.svelte', wrap('a = untrack(() => a);'))).toEqual([]);
  });
});

describe('a list', () => {
  it('has a key that two of its rows cannot share', () => {
    expect(sources.flatMap(([path, text]) => repeats(path, text))).toEqual([]);
  });

  it('is caught when its key is a text, a client or several things put together', () => {
    const each = (key: string) => `{#each rows as row, index (${key})}{row}{/each}`;
    for (const key of ['row', 'row.client', 'row.client + row.step', 'keyOf(row)', 'row.sentence'])
      expect(repeats('x.svelte', each(key))).toHaveLength(1);
    for (const key of ['index', 'row.invoice', 'row.id'])
      expect(repeats('x.svelte', each(key))).toEqual([]);
  });
});

/** An article of law, or the name of a code: they come from the core, which has their source. */
const LAW =
  /\b[LRDA]\.?\s?\d{3,4}-\d|\b[Aa]rticles?\s+\d|\b[Aa]rt\.(?:\s|&nbsp;)?\d|\bRGPD\b|\bC\.\s(?:com|civ|conso|proc)|\b(?:CPC|CPCex|CMF|COJ|CCP)\b|code\s(?:civil|de\scommerce|de\sla\s)/u;

describe('an article of law', () => {
  it('is never written in the window: the core cites it', () => {
    const cited = sources.flatMap(([path, text]) => {
      const found = LAW.exec(text);
      return found ? [`${path}: « ${found[0]} »`] : [];
    });
    expect(cited).toEqual([]);
  });

  it('is caught as it is usually written', () => {
    for (const text of ['C. com. L133-6', 'article L616-1', 'CPCex L111-8', 'Articles 1231-6'])
      expect(LAW.test(text)).toBe(true);
  });
});
