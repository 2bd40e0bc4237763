import type { UserError } from '#govuk'

/** A learner on the register, as the API tells it. */
export interface RegisterEntry {
  readonly enrolmentId: string
  readonly personName: string | null
  readonly organisationName: string | null
  readonly status: string
  readonly minutes: number | null
  readonly version: number
  readonly via: string | null
}

/** What was typed for one learner. */
export interface TypedMark {
  readonly enrolmentId: string
  readonly version: number
  readonly status: string
  readonly minutes: string
  readonly reason: string
  /** What the page showed, to tell what was changed. */
  readonly shown: string
}


const shownMark = (status: string, minutes: number | string | null): string => (status === 'partial' ? `partial ${minutes ?? ''}` : status)

/** The hidden field of a line: who, the version that was read, and the mark that it had. */
export const lineKey = ({ enrolmentId, version, status, minutes }: RegisterEntry): string => `${enrolmentId}|${version}|${shownMark(status, minutes)}`

/** Reads the form's lines: `line-0`, `status-0`, `minutes-0`, `reason-0`, and so on. Anything that does not look like a line is passed over. */
export function readMarks(body: Readonly<Record<string, unknown>>): TypedMark[] {
  const value = (name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '')
  return Object.keys(body).flatMap((name) => /^line-(\d{1,3})$/.exec(name)?.[1] ?? []).flatMap((n) => {
    const [enrolmentId = '', version = '', shown = ''] = value(`line-${n}`).split('|')
    if (!/^\d{1,9}$/.test(version)) return []
    return [{ enrolmentId, version: Number(version), shown, status: value(`status-${n}`) || 'unmarked', minutes: value(`minutes-${n}`), reason: value(`reason-${n}`) }]
  })
}

/** The lines that say something else than the page showed: only these are sent, so that nobody's other mark is touched. */
export const changedMarks = (marks: readonly TypedMark[]): TypedMark[] => marks.filter(({ status, minutes, shown }) => shownMark(status, minutes) !== shown)

export const marksInput = (marks: readonly TypedMark[]) => marks.map(({ enrolmentId, version, status, minutes, reason }) => ({
  enrolmentId, version, status,
  // Minutes that are no number become none that could be right: the API then names the range for this line.
  minutes: status === 'partial' ? (/^\d{1,4}$/.test(minutes) ? Number(minutes) : 0) : null,
  reason: reason || null,
}))

/** Errors by learner: the API names the place in the list that was sent (`marks.2.minutes`). */
export function errorsByLine(errors: readonly UserError[], sent: readonly TypedMark[]): ReadonlyMap<string, { readonly part: string; readonly message: string }> {
  const found = new Map<string, { part: string; message: string }>()
  for (const { field, message } of errors) {
    const [, n = '', part = 'status'] = /^marks\.(\d+)(?:\.(\w+))?$/.exec(field ?? '') ?? []
    const mark = n === '' ? undefined : sent[Number(n)]
    if (mark && !found.has(mark.enrolmentId)) found.set(mark.enrolmentId, { part, message })
  }
  return found
}

export interface LinesToShow {
  readonly entries: readonly RegisterEntry[]
  /** What was typed and refused, by enrolment. */
  readonly typed?: readonly TypedMark[]
  readonly errors?: ReadonlyMap<string, { readonly part: string; readonly message: string }>
  /** Fill in this mark where there is none yet; it is saved only with the form. */
  readonly fill?: string | undefined
  /** The day of the session is over: a mark is corrected only with a reason. */
  readonly late: boolean
}

/** The lines of the register as the page shows them, by name. A line that was refused keeps what was typed and says why. */
export function registerLines({ entries, typed = [], errors = new Map(), fill, late }: LinesToShow) {
  const refused = new Map(typed.filter(({ enrolmentId }) => errors.has(enrolmentId)).map((mark) => [mark.enrolmentId, mark]))
  return entries
    .toSorted((a, b) => (a.personName ?? '').localeCompare(b.personName ?? '', 'en'))
    .map((entry, n) => {
      const mine = refused.get(entry.enrolmentId)
      const error = errors.get(entry.enrolmentId)
      const filled = fill !== undefined && entry.status === 'unmarked' ? fill : entry.status
      return {
        n, key: lineKey(entry), enrolmentId: entry.enrolmentId, name: entry.personName ?? 'Name not known', organisation: entry.organisationName,
        status: mine?.status ?? filled, minutes: mine?.minutes ?? String(entry.minutes ?? ''), reason: mine?.reason ?? '',
        selfMarked: entry.via === 'session_code', marked: entry.version > 0, asksReason: (late && entry.version > 0) || error?.part === 'reason',
        error: error && { text: error.message, part: error.part === 'minutes' || error.part === 'reason' ? error.part : 'status' },
      }
    })
}

/** How the register stands, in figures. */
export function registerSummary(entries: readonly RegisterEntry[]) {
  const count = (...statuses: string[]) => entries.filter(({ status }) => statuses.includes(status)).length
  return [
    { label: 'Attended', value: count('attended') }, { label: 'In part', value: count('partial') }, { label: 'Absent', value: count('absent') },
    { label: 'Excused', value: count('excused') }, { label: 'Not marked yet', value: count('unmarked') },
  ]
}
