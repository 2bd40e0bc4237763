import { sentenceCase } from '#govuk'
import { DELIVERY_MODES as MODE_WORDS } from '../../catalogue/words.js'

interface Facts {
  readonly facilitators: readonly { readonly personId: string; readonly name: string | null }[]
  readonly version: { readonly items: readonly { readonly id: string; readonly title: string; readonly kind: string }[] } | null
}

/** What can be chosen for a session of a run. */
export const sessionChoices = ({ facilitators, version }: Facts) => ({
  modes: Object.entries(MODE_WORDS).map(([value, text]) => ({ value, text })),
  facilitators: facilitators.map(({ personId, name }) => ({ value: personId, text: name ?? 'Name not known' })),
  items: [{ value: '', text: 'None: it counts towards no item' }, ...(version?.items ?? []).filter(({ kind }) => kind === 'session').map(({ id, title }) => ({ value: id, text: title }))],
})

export const RHYTHMS = [
  { value: 'once', text: 'No, once only' },
  { value: 'weekly', text: 'Every week' },
  { value: 'fortnightly', text: 'Every two weeks' },
  { value: 'monthly_by_weekday', text: 'Every month, on the same weekday', hint: { text: 'Such as the second Tuesday of each month' } },
]

export const rhythmWords = (value: string): string => RHYTHMS.find((one) => one.value === value)?.text ?? sentenceCase(value)
