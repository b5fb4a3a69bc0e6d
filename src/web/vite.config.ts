import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Three pages, three bundles: the caller's page carries none of the console's weight.
export default defineConfig({
  plugins: [vue()],
  build: {
    outDir: '../Hotline.Server/wwwroot',
    emptyOutDir: true,
    target: 'es2020',
    sourcemap: false,
    rolldownOptions: { input: { caller: 'index.html', console: 'console.html', wallboard: 'wallboard.html' } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:5080', '/hubs': { target: 'http://127.0.0.1:5080', ws: true } } },
  test: { environment: 'happy-dom', include: ['**/*.test.ts'], exclude: ['node_modules/**'] },
})
