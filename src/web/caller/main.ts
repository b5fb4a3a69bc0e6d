import '../shared/tokens.css'
import './style.css'
import { createApp } from 'vue'
import App from './App.vue'
import { i18n } from './useLanguage'

createApp(App).use(i18n).mount('#app')
