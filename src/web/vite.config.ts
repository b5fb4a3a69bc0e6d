import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

// Vitest prints what failed with it, and Node has it from 21 on.
(Map as { groupBy?: unknown }).groupBy ??= <K, V>(items: Iterable<V>, keyOf: (item: V, index: number) => K) => {
  const groups = new Map<K, V[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    groups.get(key)?.push(item) ?? groups.set(key, [item])
  }
  return groups
}

// Three builds into one folder, so that the caller's page and a partner's carry none of the console's weight: modules that both use would
// become common chunks that hold whatever either of them needs. `--mode caller` empties the folder and comes first.
const inputs: Record<string, Record<string, string>> = {
  caller: { caller: 'index.html' },
  partner: { partner: 'partner.html' },
  staff: { console: 'console.html', wallboard: 'wallboard.html' },
}

// What vue-i18n brings that the caller's page does not need (29 KB of gzip together): it imports all of Vue as one object to
// look up a single name in it; its message compiler: the caller's messages are plain texts and functions (caller/locales); its
// numbers and dates; and its language of paths: the caller's keys are names with full stops between them.
const cuts = [
  ["import * as Vue from 'vue';", "import { getCurrentInstance as current } from 'vue';const Vue = { getCurrentInstance: current };const none = () => [], parseDateTimeArgs = none, datetime = none, parseNumberArgs = none, number = none;"],
  ['parseDateTimeArgs, datetime, parseNumberArgs, number, ', ''],
  ['registerMessageResolver(resolveValue);', "registerMessageResolver((messages, path) => path.split('.').reduce((at, key) => at?.[key], messages) ?? null);"],
  ['registerMessageCompiler(compile);', 'registerMessageCompiler((message) => () => message);'],
  ...[
    '.datetimeFormats = datetimeFormats', '.numberFormats = numberFormats', '.getDateTimeFormat = getDateTimeFormat', '.setDateTimeFormat = setDateTimeFormat', '.mergeDateTimeFormat = mergeDateTimeFormat',
    '.getNumberFormat = getNumberFormat', '.setNumberFormat = setNumberFormat', '.mergeNumberFormat = mergeNumberFormat', '[TranslateVNodeSymbol] = translateVNode', '[DatetimePartsSymbol] = datetimeParts',
    '[NumberPartsSymbol] = numberParts',
  ].map((what) => [`composer${what};`, ''] as const),
] as const
const slimI18n: Plugin = {
  name: 'slim-vue-i18n',
  apply: 'build',
  transform(code, id) {
    if (!/vue-i18n\/dist\/vue-i18n(\.runtime)?\.mjs$/.test(id)) return
    return cuts.reduce((slim, [from, to]) => {
      if (!slim.includes(from)) throw new Error(`vue-i18n no longer says "${from}": see what vite.config.ts should cut now`)
      return slim.replace(from, to)
    }, code)
  },
}

/** Pages that are read on a cheap telephone. */
const isSmall = (mode: string) => mode === 'caller' || mode === 'partner'

export default defineConfig(({ mode }) => ({
  plugins: [vue(), ...(isSmall(mode) ? [slimI18n] : [])],
  define: {
    __VUE_OPTIONS_API__: !isSmall(mode),
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __VUE_I18N_FULL_INSTALL__: !isSmall(mode),
  },
  build: {
    outDir: '../Hotline.Server/wwwroot',
    emptyOutDir: mode !== 'staff' && mode !== 'partner',
    target: 'es2020',
    sourcemap: false,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: inputs[mode] ?? { ...inputs.caller, ...inputs.partner, ...inputs.staff } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:5080', '/hubs': { target: 'http://127.0.0.1:5080', ws: true } } },
  test: { environment: 'happy-dom', include: ['**/*.test.ts'], exclude: ['node_modules/**'] },
}))
