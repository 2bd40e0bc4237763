import { t, type Locale } from './text/translate.js'

type Query = Readonly<Record<string, unknown>>

/** The address of this page with some query parameters changed; an `undefined` or empty value removes its parameter. */
export function hrefWith(path: string, query: Query, changes: Query): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, ...changes })) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if ((typeof one === 'string' && one !== '') || typeof one === 'number') params.append(name, String(one))
    }
  }
  const text = params.toString()
  return text === '' ? path : `${path}?${text}`
}

export interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage?: boolean
  readonly startCursor?: string | null
  readonly endCursor?: string | null
}

/** Its name, and its language where that is not the English of the page around it. */
const landmark = (locale: Locale) => ({ landmarkLabel: t(locale, 'paging.label'), ...(locale !== 'en' && { attributes: { lang: locale } }) })

/** Next and previous of a keyset (cursor) list: the API's `pageInfo` becomes `after` and `before`. */
export function cursorPagination(pageInfo: PageInfo, path: string, query: Query, locale: Locale = 'en') {
  const link = (key: 'paging.next' | 'paging.previous', changes: Query) => ({ text: t(locale, key), href: hrefWith(path, query, changes) })
  const next = pageInfo.hasNextPage && pageInfo.endCursor ? link('paging.next', { after: pageInfo.endCursor, before: undefined }) : undefined
  const previous = pageInfo.hasPreviousPage && pageInfo.startCursor ? link('paging.previous', { before: pageInfo.startCursor, after: undefined }) : undefined
  if (!next && !previous) return undefined
  return { ...landmark(locale), ...(previous && { previous }), ...(next && { next }) }
}

/** Numbered pages of a short list held in full: first, last, and those around the current one; gaps become `…`. */
export function numberedPagination(page: { readonly number: number; readonly size: number; readonly total: number }, path: string, query: Query, locale: Locale = 'en') {
  const last = Math.max(1, Math.ceil(page.total / page.size))
  if (last === 1) return undefined
  const current = Math.min(Math.max(1, page.number), last)
  const href = (number: number) => hrefWith(path, query, { page: number === 1 ? undefined : number })
  const shown = [...new Set([1, current - 1, current, current + 1, last])].filter((n) => n >= 1 && n <= last)
  const items = shown.flatMap((n, i) => [
    ...(i > 0 && n - (shown[i - 1] ?? n) > 1 ? [{ ellipsis: true }] : []),
    { number: n, href: href(n), current: n === current },
  ])
  return {
    ...landmark(locale),
    items,
    ...(current > 1 && { previous: { text: t(locale, 'paging.previous'), href: href(current - 1) } }),
    ...(current < last && { next: { text: t(locale, 'paging.next'), href: href(current + 1) } }),
  }
}
