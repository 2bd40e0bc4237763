import { formatNumber } from '#govuk'
import { pathTo } from '../../http/addresses.js'
import { learningPaths } from './paths.js'

export interface ResourceFacts {
  readonly url: string | null
  readonly file: { readonly id: string; readonly name: string; readonly size: number } | null
}

/** Where a shared link or file opens, and what it is. */
export function linkToResource<T extends ResourceFacts>(resource: T) {
  const { file, url } = resource
  if (file) return { ...resource, href: pathTo(learningPaths.file, { id: file.id }), what: `${file.name}, ${formatNumber(Math.ceil(file.size / 1024))} KB` }
  return { ...resource, href: url ?? undefined, what: url === null ? '' : new URL(url).hostname }
}
