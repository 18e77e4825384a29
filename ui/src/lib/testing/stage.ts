import { render } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import type { Component } from 'svelte';
import { expect } from 'vitest';
import type { Api } from '$lib/api';
import Stage from './Stage.svelte';
import { replayApi, type Asked } from './replay';

/** Puts a screen before a user, with the core replayed from its recorded answers. */
export function show<Props extends Record<string, unknown>>(
  screen: Component<Props>,
  props: Props,
  own: Partial<Api> = {},
): { user: UserEvent; asked: Asked; container: HTMLElement } {
  const { api, asked } = replayApi(own);
  const stage = Stage as unknown as Component<Record<string, unknown>>;
  const { container } = render(stage, { api, screen, given: props });
  return { user: userEvent.setup(), asked, container };
}

/** The last request made under that name. */
export function lastAsked(asked: Asked, command: string): unknown {
  return asked.filter((one) => one.command === command).at(-1)?.args[0];
}

/** What axe finds without a layout: colours are checked on the tokens, regions on the window. */
export async function expectAccessible(container: HTMLElement): Promise<void> {
  const found = await axe.run(container, {
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  expect(found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
}

/** A text as the queries read it: no-break spaces are spaces to them. */
export function seen(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
