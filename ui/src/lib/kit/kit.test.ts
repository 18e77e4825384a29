import { screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { show } from '$lib/testing/stage';
import TwoActs from '$lib/testing/TwoActs.svelte';
import { keyName, KeyMap, pressed, type Binding } from './keys.svelte';
import { Loaded } from './load.svelte';
import { Pages } from './pages.svelte';
import { visibleRange } from './table';
import { Toasts } from './toasts.svelte';

const key = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);

describe('keys', () => {
  it('count the row of figures without Shift, as on a French keyboard', () => {
    expect(pressed(key({ key: '&', code: 'Digit1' }))).toBe('1');
    expect(pressed(key({ key: '3', code: 'Numpad3' }))).toBe('3');
    expect(pressed(key({ key: 'P', code: 'KeyP', ctrlKey: true }))).toBe('Ctrl+p');
    expect(pressed(key({ key: '?', code: 'Comma', shiftKey: true }))).toBe('?');
  });

  it('are written as on the keyboard', () => {
    expect(keyName('Ctrl+p')).toBe('Ctrl + P');
    expect(keyName('Ctrl+Enter')).toBe('Ctrl + Entrée');
    expect(keyName('j')).toBe('J');
    expect(keyName('Escape')).toBe('Échap');
  });

  it('do nothing in a field, except those that end a form', () => {
    const map = new KeyMap();
    const plain = vi.fn();
    const ends = vi.fn();
    const layer: Binding[] = [
      { keys: 'p', label: '', run: plain },
      { keys: 'Ctrl+Enter', label: '', run: ends, inFields: true },
    ];
    map.add(() => layer);
    const field = document.createElement('input');
    document.body.append(field);
    field.addEventListener('keydown', (event) => map.handle(event));
    field.dispatchEvent(key({ key: 'p' }));
    field.dispatchEvent(key({ key: 'Enter', ctrlKey: true }));
    map.handle(key({ key: 'p' }));
    expect(plain).toHaveBeenCalledTimes(1);
    expect(ends).toHaveBeenCalledTimes(1);
    field.remove();
  });

  it('of the screen in front win over those behind, and go with it', () => {
    const map = new KeyMap();
    const behind = vi.fn();
    const front = vi.fn();
    map.add(() => [{ keys: 'p', label: '', run: behind }]);
    const leave = map.add(() => [{ keys: 'p', label: '', run: front }]);
    map.handle(key({ key: 'p' }));
    leave();
    map.handle(key({ key: 'p' }));
    expect(front).toHaveBeenCalledTimes(1);
    expect(behind).toHaveBeenCalledTimes(1);
  });

  it('ctrl_a_paints_nothing_outside_a_field', () => {
    const map = new KeyMap();
    const all = () => key({ key: 'a', ctrlKey: true, cancelable: true });
    const field = document.createElement('input');
    document.body.append(field);
    field.addEventListener('keydown', (event) => map.handle(event));
    const outside = all();
    const inside = all();
    map.handle(outside);
    field.dispatchEvent(inside);
    expect(outside.defaultPrevented).toBe(true);
    expect(inside.defaultPrevented).toBe(false);
    field.remove();
  });
});

describe('a long list', () => {
  it('draws what is seen and a little more', () => {
    expect(visibleRange(0, 440, 44, 10_000)).toEqual({ first: 0, last: 18 });
    expect(visibleRange(44_000, 440, 44, 10_000)).toEqual({ first: 992, last: 1018 });
    expect(visibleRange(0, 440, 44, 3)).toEqual({ first: 0, last: 3 });
    expect(visibleRange(9_000, 440, 44, 0)).toEqual({ first: 0, last: 0 });
  });

  it('asks for the pages looked at, once each', async () => {
    const ask = vi.fn(async (_: string, offset: number, limit: number) => ({
      rows: Array.from({ length: Math.min(limit, 1000 - offset) }, (_, i) => offset + i),
      total: 1000,
    }));
    const pages = new Pages<number, string>(ask);
    await pages.restart('a');
    pages.show(390, 410);
    pages.show(395, 415);
    await vi.waitFor(() => expect(pages.rows[410]).toBe(410));
    expect(ask.mock.calls.map(([, offset]) => offset)).toEqual([0, 200, 400]);
    expect(pages.rows[700]).toBeUndefined();
  });

  it('forgets the answer to a question that was replaced', async () => {
    const waiting: (() => void)[] = [];
    const pages = new Pages<string, string>(
      (query) => new Promise((resolve) => waiting.push(() => resolve({ rows: [query], total: 1 }))),
    );
    const first = pages.restart('old');
    const second = pages.restart('new');
    waiting[1]!();
    waiting[0]!();
    await Promise.all([first, second]);
    expect(pages.rows).toEqual(['new']);
  });
});

describe('an answer being waited for', () => {
  it('keeps the last one asked, and what went wrong', async () => {
    let turn = 0;
    const loaded = new Loaded(async () => {
      turn += 1;
      if (turn === 2) throw new Error('refused');
      return turn;
    });
    await loaded.refresh();
    expect(loaded.value).toBe(1);
    await loaded.refresh();
    expect(loaded.value).toBe(1);
    expect(loaded.error).toEqual(new Error('refused'));
    await loaded.refresh();
    expect(loaded.value).toBe(3);
    expect(loaded.error).toBeNull();
  });
});

describe('short answers', () => {
  it('stay long enough to be taken back, then go', () => {
    vi.useFakeTimers();
    const toasts = new Toasts();
    toasts.done('Noté.', () => {});
    vi.advanceTimersByTime(9_900);
    expect(toasts.list).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(toasts.list).toHaveLength(0);
    vi.useRealTimers();
  });

  it('stay while they are pointed at, then have their whole time again', () => {
    vi.useFakeTimers();
    const toasts = new Toasts();
    toasts.done('Noté.', () => {});
    vi.advanceTimersByTime(9_000);
    toasts.hold();
    vi.advanceTimersByTime(60_000);
    expect(toasts.list).toHaveLength(1);
    toasts.release();
    vi.advanceTimersByTime(9_900);
    expect(toasts.list).toHaveLength(1);
    vi.advanceTimersByTime(200);
    expect(toasts.list).toHaveLength(0);
    vi.useRealTimers();
  });

  it('take back the latest act, once', () => {
    vi.useFakeTimers();
    const toasts = new Toasts();
    const [older, newer] = [vi.fn(), vi.fn()];
    toasts.done('Avant.', older);
    toasts.done('Après.', newer);
    toasts.failed('Refusé.');
    toasts.takeBack();
    expect(newer).toHaveBeenCalledTimes(1);
    expect(older).not.toHaveBeenCalled();
    toasts.takeBack();
    expect(older).toHaveBeenCalledTimes(1);
    toasts.takeBack();
    expect(toasts.list.map((toast) => toast.tone)).toEqual(['failed']);
    vi.useRealTimers();
  });

  it('an_earlier_act_is_taken_back_after_the_later_one_only', async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const { user } = show(TwoActs, { first, second });
    await screen.findByText('La facture est retirée.');
    await user.click(screen.getByRole('button', { name: /^Annuler/ }));
    expect(second).toHaveBeenCalledOnce();
    expect(first).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: /^Annuler/ }));
    expect(first).toHaveBeenCalledOnce();
  });
});
