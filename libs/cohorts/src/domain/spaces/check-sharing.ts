import { problem, type Problem, when } from '#kernel'

export const SHARED_TITLE_LIMIT = 150
export const BODY_LIMIT = 10_000

export type SharingProblem = Problem<'TITLE_MISSING' | 'TITLE_TOO_LONG' | 'TEXT_MISSING' | 'TEXT_TOO_LONG' | 'CONTENT_MISSING' | 'LINK_NOT_SAFE'>

const checkTitle = (title: string): readonly SharingProblem[] => [
  ...when(title.trim() === '', problem('TITLE_MISSING', 'title', 'Enter a title.')),
  ...when(title.trim().length > SHARED_TITLE_LIMIT, problem('TITLE_TOO_LONG', 'title', `Shorten the title to ${SHARED_TITLE_LIMIT} characters.`)),
]

/** A link that may be shown to others: a web address without somebody's password in it. */
export function isSafeLink(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

/** A resource is a link or a file, with a title. */
export function checkResource(input: { readonly title: string; readonly description: string; readonly url: string; readonly hasFile: boolean }): readonly SharingProblem[] {
  const url = input.url.trim()
  return [
    ...checkTitle(input.title),
    ...when(input.description.length > BODY_LIMIT, problem('TEXT_TOO_LONG', 'description', `Shorten the description to ${BODY_LIMIT} characters.`)),
    ...when((url === '') !== input.hasFile, problem('CONTENT_MISSING', 'url', 'Give a link or a file, and not both.')),
    ...when(url !== '' && !isSafeLink(url), problem('LINK_NOT_SAFE', 'url', 'Enter a web address that starts with https:// and has no password in it.')),
  ]
}

export const checkAnnouncement = (input: { readonly title: string; readonly body: string }): readonly SharingProblem[] => [
  ...checkTitle(input.title),
  ...when(input.body.trim() === '', problem('TEXT_MISSING', 'body', 'Write what you want to say.')),
  ...when(input.body.length > BODY_LIMIT, problem('TEXT_TOO_LONG', 'body', `Shorten the text to ${BODY_LIMIT} characters.`)),
]

export const checkThreadTitle = checkTitle
