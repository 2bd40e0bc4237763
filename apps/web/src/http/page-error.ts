import type { TextKey } from '#govuk'

interface ErrorPage {
  readonly status: number
  readonly title: TextKey
  readonly paragraphs: readonly TextKey[]
  /** What to do next; the start page by default. */
  readonly action?: 'signIn'
  readonly reference?: boolean
  /** Whether it says whom to ask, where the operator has an address. */
  readonly contact?: boolean
}

/** Every page that says something did not work, as data: status, words, and what to do about it. */
export const errorPages = {
  notFound: { status: 404, title: 'error.notFound.title', paragraphs: ['error.notFound.typed', 'error.notFound.pasted', 'error.notFound.moved'] },
  forbidden: { status: 403, title: 'error.forbidden.title', paragraphs: ['error.forbidden.role', 'error.forbidden.account'], contact: true },
  badRequest: { status: 400, title: 'error.badRequest.title', paragraphs: ['error.badRequest.again'] },
  tooLarge: { status: 413, title: 'error.tooLarge.title', paragraphs: ['error.tooLarge.shorter'] },
  rateLimited: { status: 429, title: 'error.rateLimited.title', paragraphs: ['error.rateLimited.wait'] },
  formExpired: { status: 403, title: 'error.formExpired.title', paragraphs: ['error.formExpired.reason', 'error.formExpired.again'] },
  sessionExpired: { status: 401, title: 'error.sessionExpired.title', paragraphs: ['error.sessionExpired.reason', 'error.sessionExpired.lost'], action: 'signIn' },
  signInDenied: { status: 403, title: 'error.signInDenied.title', paragraphs: ['error.signInDenied.reason', 'error.signInDenied.help'], action: 'signIn', contact: true },
  signInExpired: { status: 400, title: 'error.signInExpired.title', paragraphs: ['error.signInExpired.reason'], action: 'signIn' },
  signInFailed: { status: 400, title: 'error.signInFailed.title', paragraphs: ['error.signInFailed.reason', 'error.signInFailed.help'], action: 'signIn', reference: true, contact: true },
  signInBusy: { status: 503, title: 'error.signInBusy.title', paragraphs: ['error.signInBusy.reason'], action: 'signIn', reference: true, contact: true },
  unavailable: { status: 503, title: 'error.unavailable.title', paragraphs: ['error.unavailable.later', 'error.unavailable.lost'], reference: true, contact: true },
  internal: { status: 500, title: 'error.internal.title', paragraphs: ['error.internal.later', 'error.internal.lost'], reference: true, contact: true },
} as const satisfies Record<string, ErrorPage>

export type ErrorKind = keyof typeof errorPages

/** Thrown by a page or its helpers to end the request with one of {@link errorPages}. */
export class PageError extends Error {
  override name = 'PageError'

  constructor(readonly kind: ErrorKind, options?: { cause?: unknown }) {
    super(errorPages[kind].title, options)
  }
}
