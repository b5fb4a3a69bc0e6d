import { watch, type WritableComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { keepLanguage, type Language, makeI18n, showLanguage } from '../../shared/i18n'
import { admin as adminEn } from '../../admin/locale/en'
import { admin as adminZh } from '../../admin/locale/zh'
import { overflow as overflowEn, prompts as promptsEn } from '../../admin/locale/prompts.en'
import { overflow as overflowZh, prompts as promptsZh } from '../../admin/locale/prompts.zh'
import * as dutyEn from '../../admin/locale/duty.en'
import * as dutyZh from '../../admin/locale/duty.zh'
import * as auditEn from '../../admin/locale/audit.en'
import * as auditZh from '../../admin/locale/audit.zh'
import * as staffEn from '../../admin/locale/staff.en'
import * as staffZh from '../../admin/locale/staff.zh'
import { phrases as phrasesEn } from '../../admin/locale/phrases.en'
import { phrases as phrasesZh } from '../../admin/locale/phrases.zh'
import * as peopleEn from './people.en'
import * as peopleZh from './people.zh'
import * as careEn from './care.en'
import * as careZh from './care.zh'
import { consults as consultsEn } from './consults.en'
import { consults as consultsZh } from './consults.zh'
import { message as messageEn } from './message.en'
import { message as messageZh } from './message.zh'
import { escalations as escalationsEn } from './escalations.en'
import { debriefing as debriefingEn } from './debriefing.en'
import { debriefing as debriefingZh } from './debriefing.zh'
import * as followUpsEn from './followUps.en'
import * as followUpsZh from './followUps.zh'
import { moves as movesEn } from './moves.en'
import { escalations as escalationsZh } from './escalations.zh'
import { moves as movesZh } from './moves.zh'
import * as signsEn from './signs.en'
import * as signsZh from './signs.zh'
import { voice as voiceEn } from './voice.en'
import { voice as voiceZh } from './voice.zh'
import { ui as uiEn } from './ui.en'
import { ui as uiZh } from './ui.zh'
import { words as wordsEn } from './words.en'
import { words as wordsZh } from './words.zh'

export const zh = {
  words: { ...wordsZh, ...signsZh.signWords, ...careZh.careWords, ...peopleZh.peopleWords, ...followUpsZh.followUpWords, ...dutyZh.dutyWords, ...staffZh.staffWords, ...auditZh.auditWords }, ...uiZh, form: { ...uiZh.form, ...careZh.careForm }, close: { ...uiZh.close, ...careZh.careClose }, care: careZh.care, people: peopleZh.people,
  followUps: followUpsZh.followUps, debriefing: debriefingZh,
  ...signsZh.signUi, moves: movesZh, message: messageZh, escalations: escalationsZh, consults: consultsZh, voice: voiceZh, ...adminZh, prompts: promptsZh, overflow: overflowZh, ...dutyZh.duty, ...staffZh.staff, ...phrasesZh, ...auditZh.audit,
}
export const en = {
  words: { ...wordsEn, ...signsEn.signWords, ...careEn.careWords, ...peopleEn.peopleWords, ...followUpsEn.followUpWords, ...dutyEn.dutyWords, ...staffEn.staffWords, ...auditEn.auditWords }, ...uiEn, form: { ...uiEn.form, ...careEn.careForm }, close: { ...uiEn.close, ...careEn.careClose }, care: careEn.care, people: peopleEn.people,
  followUps: followUpsEn.followUps, debriefing: debriefingEn,
  ...signsEn.signUi, moves: movesEn, message: messageEn, escalations: escalationsEn, consults: consultsEn, voice: voiceEn, ...adminEn, prompts: promptsEn, overflow: overflowEn, ...dutyEn.duty, ...staffEn.staff, ...phrasesEn, ...auditEn.audit,
}

export const makeConsoleI18n = () => makeI18n({ zh, en })

/** Texts, the language and the words of the contract's enumerations. */
export function useTexts() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const word = (kind: keyof typeof zh.words, member: string | null | undefined) => (member ? t(`words.${kind}.${member}`) : '')
  return { t, locale: locale as unknown as WritableComputedRef<Language>, word }
}

/** Once, at the top: the chosen language is kept and told to the browser. */
export function useLanguage() {
  const { locale } = useI18n({ useScope: 'global' })
  watch(locale, (value) => {
    keepLanguage(value as Language)
    showLanguage(value as Language)
  })
}
