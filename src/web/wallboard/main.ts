import { createApp } from 'vue'
import { makeI18n } from '../shared/i18n'
import '../shared/tokens.css'
import '../console/style/base.css'
import { defineAsyncComponent } from 'vue'
import App from './App.vue'
import { en } from './locale/en'
import { zh } from './locale/zh'

// One build, two pages: the history is loaded only where it is asked for.
const History = defineAsyncComponent(() => import('./history/HistoryPage.vue'))
createApp(location.pathname.endsWith('/history') ? History : App).use(makeI18n({ zh, en })).mount('#app')
