import { computed } from 'vue'
import {
  AgeBandValues, ContactKindValues, DispositionValues, GenderValues, GuardianSafetyValues, type Id, type RecordForm, type RecordNotes, RiskLevelValues,
  SchoolStageValues, TopicValues, WhoCallsValues,
} from '../../shared/contracts.gen'
import { useTexts } from '../locale/i18n'
import { useServiceInfo } from '../session/useServiceInfo'
import { fullForm } from './emptyForm'
import { useForms } from './useForms'

type Words = Parameters<ReturnType<typeof useTexts>['word']>[0]

/** The form of one contact as models for its fields: reading is the machine's form, writing is an edit. */
export function useFormFields(id: Id) {
  const forms = useForms()
  const service = useServiceInfo()
  const { t, word } = useTexts()
  const form = computed(() => forms.forms[id]?.mine ?? fullForm())

  const field = <K extends Exclude<keyof RecordForm, 'notes'>>(key: K) => computed<RecordForm[K]>({
    get: () => form.value[key],
    set: (value) => forms.change(id, { ...form.value, [key]: value }),
  })
  const note = (key: keyof RecordNotes) => computed<string | null | undefined>({
    get: () => form.value.notes[key],
    set: (value) => forms.change(id, { ...form.value, notes: { ...form.value.notes, [key]: value } }),
  })
  /** Yes, no or unknown (null), as chips. */
  const triple = (key: 'local' | 'anonymous' | 'safeToContact') => computed<string>({
    get: () => String(form.value[key] ?? null),
    set: (value) => forms.change(id, { ...form.value, [key]: value === 'null' ? null : value === 'true' }),
  })
  /** An optional choice among chips: choosing nothing is the empty text. */
  const optional = <K extends 'whoCalls' | 'kind'>(key: K) => computed<string>({
    get: () => form.value[key] ?? '',
    set: (value) => forms.change(id, { ...form.value, [key]: value || null }),
  })

  const members = (kind: Words, values: readonly string[]) => computed(() => values.map((value) => ({ value, label: word(kind, value) })))
  const withNone = (kind: Words, values: readonly string[]) => computed(() => [...values.map((value) => ({ value, label: word(kind, value) })), { value: '', label: t('form.none') }])

  return {
    form, field, note, triple, optional,
    options: {
      whoCalls: withNone('whoCalls', WhoCallsValues),
      kind: withNone('contactKind', ContactKindValues),
      topic: members('topic', TopicValues),
      ageBand: members('ageBand', AgeBandValues),
      gender: members('gender', GenderValues),
      stage: members('schoolStage', SchoolStageValues),
      guardianSafety: members('guardianSafety', GuardianSafetyValues),
      risk: members('riskLevel', RiskLevelValues),
      disposition: members('disposition', DispositionValues.filter((value) => value !== 'None')),
      triple: computed(() => [{ value: 'true', label: t('form.yes') }, { value: 'false', label: t('form.no') }, { value: 'null', label: t('form.unknown') }]),
      county: computed(() => service.counties().map(({ code }) => ({ value: code, label: service.countyName(code) }))),
    },
  }
}
