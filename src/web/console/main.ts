import { createPinia } from 'pinia'
import { createApp } from 'vue'
import '../shared/tokens.css'
import './style/base.css'
import App from './App.vue'
import { makeConsoleI18n } from './locale/i18n'

createApp(App).use(createPinia()).use(makeConsoleI18n()).mount('#app')
