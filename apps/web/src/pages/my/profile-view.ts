import { formatDate, sentenceCase, summaryRows } from '#govuk'
import { addDays } from '#kernel'
import { pathTo } from '../../http/addresses.js'
import { asPlainDate } from '../learning/plain-date.js'
import type { Profile } from './load-profile.js'
import { myPaths } from './paths.js'

export const BACKGROUNDS: Readonly<Record<string, string>> = {
  digital_practitioner: 'Digital, data or technology',
  non_digital_leader: 'Leadership outside digital',
  service_delivery: 'Service delivery',
  elected_member: 'Elected member',
  other: 'Something else',
}
const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', cy: 'Welsh' }

/** A period whose end is the first day after it, as people say it: `1 May 2024 to 31 March 2026`, `since 1 May 2024`. */
export function periodWords(startsOn: string, endsOn: string | null): string {
  const [start, end] = [asPlainDate(startsOn), asPlainDate(endsOn)]
  if (start === undefined) return ''
  return end === undefined ? `since ${formatDate(start)}` : `${formatDate(start)} to ${formatDate(addDays(end, -1))}`
}

/** The page's rows and lists. */
export function profileView(person: Profile) {
  return {
    details: summaryRows([
      { key: 'Name', value: person.name, change: { href: myPaths.details, about: 'name' } },
      { key: 'Professional background', value: person.background === null ? null : BACKGROUNDS[person.background] ?? sentenceCase(person.background), change: { href: myPaths.details, about: 'professional background' } },
      { key: 'Language of messages', value: LANGUAGES[person.locale] ?? person.locale, change: { href: myPaths.details, about: 'language of messages' } },
    ]),
    emails: person.emails.map((email) => ({
      ...email,
      primaryHref: email.isPrimary ? undefined : `${myPaths.primaryEmail}?${new URLSearchParams({ email: email.email }).toString()}`,
      removeHref: email.isPrimary ? undefined : `${myPaths.removeEmail}?${new URLSearchParams({ email: email.email }).toString()}`,
    })),
    memberships: person.memberships.map(({ role, jobTitle, organisation, startsOn, endsOn }) => ({
      what: [sentenceCase(role), jobTitle].filter((part) => part !== null && part !== '').join(', '), where: organisation?.name ?? '', when: periodWords(startsOn, endsOn),
    })),
    managers: person.lineManagers.map(({ manager, organisation, startsOn, endsOn }) => ({ who: manager?.name ?? '', where: organisation?.name ?? '', when: periodWords(startsOn, endsOn) })),
    posts: [...person.careerPosts].reverse().map((post) => ({
      ...post, where: post.organisation?.name ?? post.organisationName ?? '', when: periodWords(post.startsOn, post.endsOn),
      changeHref: pathTo(myPaths.changePost, { postId: post.id }), removeHref: pathTo(myPaths.removePost, { postId: post.id }),
    })),
    delegations: person.delegations.map(({ id, delegate, startsOn, endsOn }) => ({
      who: delegate?.name ?? '', when: periodWords(startsOn, endsOn), endHref: pathTo(myPaths.endDelegate, { delegationId: id }),
    })),
  }
}
