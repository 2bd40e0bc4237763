import { addDays } from '#kernel'
import { formatDate } from '#govuk'
import { asPlainDate } from '../learning/plain-date.js'

/** In whose place the viewer decides and until which day, as a sentence begins; nothing where they decide as themselves. */
export function standsInWords(standsIn: { readonly name: string | null; readonly backOn: string | null } | null): string | undefined {
  if (standsIn === null) return undefined
  const back = standsIn.backOn === null ? undefined : asPlainDate(standsIn.backOn)
  return `On behalf of ${standsIn.name ?? 'a colleague'}, who is away${back === undefined ? '' : ` until ${formatDate(addDays(back, -1))}`}`
}
