import { formatDate, summaryRows } from '#govuk'
import { addDays, type PlainDate } from '#kernel'
import type { OrganisationPersonData } from '../../../generated/graphql.js'
import { backgroundWords, localeChoices, roleWords } from '../words.js'

type Person = OrganisationPersonData['person']
type Membership = Person['memberships'][number]
interface Spell { readonly startsOn: string; readonly endsOn: string | null }

/** What somebody is in one organisation, as words: "Learner, Line manager". */
export const rolesIn = (memberships: readonly { readonly role: string; readonly organisation: { readonly id: string } }[], organisationId: string): string =>
  [...new Set(memberships.filter(({ organisation }) => organisation.id === organisationId).map(({ role }) => roleWords(role)))].join(', ')

/** Whether somebody has used their account; said in words beside the colour. */
export const statusTag = (status: string): { readonly text: string; readonly classes: string } | undefined =>
  status === 'active' ? undefined : status === 'invited' ? { text: 'Not signed in yet', classes: 'govuk-tag--yellow' } : { text: status, classes: 'govuk-tag--grey' }

const date = (day: string): string => formatDate(day as PlainDate)

/** A period as people say it: its last day is the day before the one on which it no longer holds. */
export function spellWords({ startsOn, endsOn }: Spell, today: string): string {
  if (endsOn !== null) return `${date(startsOn)} to ${date(addDays(endsOn as PlainDate, -1))}`
  return startsOn > today ? `From ${date(startsOn)}` : `Since ${date(startsOn)}`
}

const isOver = ({ endsOn }: Spell, today: string): boolean => endsOn !== null && endsOn <= today

/** Memberships that hold or will, then those that are over; what may be changed here is only what belongs to this organisation. */
export function membershipLists(memberships: readonly Membership[], organisationId: string, today: string) {
  const rows = memberships.map((one) => ({
    id: one.id, role: roleWords(one.role), organisation: one.organisation.name, when: spellWords(one, today), over: isOver(one, today),
    detail: [one.jobTitle, one.grade].filter(Boolean).join(', '), mine: one.organisation.id === organisationId,
  }))
  return { current: rows.filter(({ over }) => !over), past: rows.filter(({ over }) => over) }
}

export function personDetails(person: Person, links: { readonly edit: string }) {
  const change = (about: string) => (person.viewerCanEdit ? { change: { href: links.edit, about } } : {})
  return summaryRows([
    { key: 'Name', value: person.name, ...change('name') },
    { key: 'Background', value: person.background === null ? null : backgroundWords(person.background), ...change('background') },
    { key: 'Language of messages', value: localeChoices.find(({ value }) => value === person.locale)?.text ?? person.locale, ...change('language') },
    { key: 'Signed in', value: person.status === 'active' ? 'Yes' : person.invitedUntil === null ? 'Not yet, and not invited' : `Not yet. Invited until ${date(person.invitedUntil.slice(0, 10))}` },
  ])
}

export const lineManagerRows = (managers: Person['lineManagers'], organisationId: string, today: string) =>
  managers.filter((one) => one.organisation.id === organisationId).map((one) => ({ name: one.manager.name, when: spellWords(one, today), over: isOver(one, today) }))
