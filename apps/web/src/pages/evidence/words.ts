import { formatDate } from '#govuk'
import type { PlainDate } from '#kernel'

type Words = Readonly<Record<string, string>>

/** Words for the codes of milestones: the API has the codes, pages have the words. */
export const STATES: Words = { claimed: 'Needs evidence', evidenced: 'Waits for a verifier', verified: 'Verified', rejected: 'Rejected', withdrawn: 'Withdrawn', duplicate: 'Counted once already', revoked: 'Revoked' }
const STATE_COLOURS: Words = { claimed: 'govuk-tag--yellow', evidenced: 'govuk-tag--blue', verified: 'govuk-tag--green', rejected: 'govuk-tag--red', withdrawn: 'govuk-tag--grey', duplicate: 'govuk-tag--grey', revoked: 'govuk-tag--red' }
export const CANDIDATE_STATES: Words = { open: 'To decide', dismissed: 'Dismissed', claimed: 'Claimed', gone: 'The history says something else now', objected: 'The person objects' }
export const ENGAGEMENTS: Words = { permanent: 'Permanently', secondment: 'On secondment' }
export const STEPS: Words = {
  claim: 'Claimed', add_evidence: 'Evidence added', agree: 'The person concerned agrees', object: 'The person concerned objects', verify: 'Verified', reject: 'Rejected', withdraw: 'Withdrawn',
  supersede: 'Ended as a duplicate', reopen: 'Needs another verifier', revoke: 'Verification revoked',
}
const ANSWERS: Words = { agreed: 'Agrees', objected: 'Objects' }

export const wordOf = (words: Words, code: string | null | undefined): string => (code === null || code === undefined ? '' : (words[code] ?? code))
export const itemsOf = (words: Words) => Object.entries(words).map(([value, text]) => ({ value, text }))
/** The words carry the meaning; the colour only helps. */
export const stateTag = (state: string) => ({ text: wordOf(STATES, state), classes: STATE_COLOURS[state] ?? '' })
const CANDIDATE_COLOURS: Words = { open: 'govuk-tag--blue', claimed: 'govuk-tag--green', objected: 'govuk-tag--orange' }
/** As whom it is about reads it. */
const CANDIDATE_WORDS_FOR_ME: Words = { ...CANDIDATE_STATES, open: 'Suggested', objected: 'You object' }
export const candidateTag = (state: string) => ({ text: wordOf(CANDIDATE_WORDS_FOR_ME, state), classes: CANDIDATE_COLOURS[state] ?? 'govuk-tag--grey' })
/** A date, or the day of an instant, as the API writes them. */
export const dateWords = (when: string): string => formatDate(when.includes('T') ? new Date(when) : (when as PlainDate))

/** What the person concerned says, or how long they have to say it. */
export const answerWords = (answer: string | null, verifiableFrom: string | null): string =>
  answer !== null ? wordOf(ANSWERS, answer) : verifiableFrom === null ? 'Nobody has to be waited for' : `Not answered yet: may object until ${dateWords(verifiableFrom)}`

interface Post { readonly post: string; readonly grade: string | null; readonly employer: string | null; readonly startsOn: string; readonly endsOn: string | null }

/** `Head of Digital, Borchester, from 1 January 2019`. */
export const postWords = (post: Post | null): string =>
  post === null ? 'Not in the career history any more' : `${[post.post, post.grade, post.employer].filter((part) => part !== null && part !== '').join(', ')}, from ${dateWords(post.startsOn)}${post.endsOn === null ? '' : ` until ${dateWords(post.endsOn)}`}`

/** Who or what a claim is about. */
export const aboutWords = ({ person, organisation, title }: { readonly person: string | null; readonly organisation: string | null; readonly title: string }): string =>
  person === null ? `${organisation ?? 'An organisation'}: ${title}` : `${person}: ${title}, ${organisation ?? 'an organisation'}`
