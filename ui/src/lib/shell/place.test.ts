import { expect, it } from 'vitest';
import { pathOf } from './place';

it('the_first_screen_is_the_same_at_the_start_and_after_coming_back', () => {
  const atStart = new URL('tauri://localhost');
  const comingBack = new URL('/', 'tauri://localhost/factures');
  expect(pathOf(atStart)).toBe(pathOf(comingBack));
  expect(pathOf(comingBack)).toBe('/');
  expect(pathOf(new URL('tauri://localhost/clients?fiche=3'))).toBe('/clients');
});
