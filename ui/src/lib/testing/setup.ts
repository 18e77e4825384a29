import { vi } from 'vitest';
import '@testing-library/jest-dom/vitest';

/** jsdom draws nothing: the few measures that components ask for answer as an empty page would. */
class NoResize implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver ??= NoResize;
Element.prototype.scrollIntoView ??= () => {};
globalThis.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }) as unknown as MediaQueryList;

/** Where the screens asked to go: the router itself is SvelteKit's. */
vi.mock('$app/navigation', () => ({ goto: vi.fn(async () => {}), replaceState: vi.fn() }));
