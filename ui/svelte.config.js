import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** The window serves one static page; every route is drawn in the browser. */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: 'dist', assets: 'dist', fallback: 'index.html' }),
    alias: { $kit: 'src/lib/kit', '$kit/*': 'src/lib/kit/*' },
  },
};
