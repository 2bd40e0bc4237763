import { t, type Locale } from './text/translate.js'

/** What a mutation or a form check found wrong; `field` names the input, nested ones with dots: `sessions.0.startsOn`. */
export interface UserError {
  readonly field?: string | null
  readonly message: string
}

export interface ErrorSummary {
  readonly titleText: string
  readonly errorList: readonly { readonly text: string; readonly href?: string }[]
}

export interface FormErrors {
  readonly summary: ErrorSummary
  /** By field, in the shape of a component's `errorMessage`: the first message of each field. */
  readonly byField: Readonly<Record<string, { readonly text: string }>>
}

/** The id that an input must carry for the summary to reach it. */
export const fieldId = (field: string): string => field.replaceAll('.', '-')

/**
 * The GOV.UK error summary of a refused form, and the same messages by field. A message said twice about one field
 * is shown once. `undefined` when there is nothing wrong, so templates can ask `{% if errors %}`.
 */
export function formErrors(errors: readonly UserError[], locale: Locale = 'en'): FormErrors | undefined {
  if (errors.length === 0) return undefined
  const seen = new Set<string>()
  const unique = errors.filter(({ field, message }) => {
    const key = `${field ?? ''}\n${message}`
    return !seen.has(key) && seen.add(key)
  })
  const byField: Record<string, { text: string }> = {}
  for (const { field, message } of unique) {
    if (field && !Object.hasOwn(byField, field)) byField[field] = { text: message }
  }
  return {
    summary: {
      titleText: t(locale, 'form.problem'),
      errorList: unique.map(({ field, message }) => ({ text: message, ...(field && { href: `#${fieldId(field)}` }) })),
    },
    byField,
  }
}
