import { createApp } from 'vue'
import { makeI18n } from '../shared/i18n'
import '../shared/tokens.css'
import '../console/style/base.css'
import App from './App.vue'
import { en } from './locale/en'
import { zh } from './locale/zh'

createApp(App).use(makeI18n({ zh, en })).mount('#app')
