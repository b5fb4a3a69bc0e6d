import '../shared/tokens.css'
import './style.css'
import { createApp } from 'vue'
import { makeI18n, preferredLanguage } from '../shared/i18n'
import App from './App.vue'
import en from './locales/en'
import zh from './locales/zh'

createApp(App).use(makeI18n({ zh, en }, preferredLanguage())).mount('#app')
