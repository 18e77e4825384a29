import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit(), svelteTesting()],
  build: { assetsInlineLimit: 0 },
  server: { port: 1420, strictPort: true },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/lib/testing/setup.ts'],
    testTimeout: 20_000,
    // One page for all files, as in the window: each would load the same screens again.
    isolate: false,
    clearMocks: true,
    alias: {
      '$app/navigation': new URL('src/lib/testing/navigation.ts', import.meta.url).pathname,
    },
  },
});
