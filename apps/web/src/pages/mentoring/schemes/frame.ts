import { mentoringPaths, pathTo } from '../paths.js'
import { KINDS, SCHEME_STATES, stateTagOf } from '../words.js'

export interface SchemeLike {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly kind: string
  readonly organisationName: string | null
  readonly viewerCanManage: boolean
  readonly viewerCanMatch: boolean
}

export type SchemeTab = 'scheme' | 'participants' | 'rounds' | 'pairs' | 'dashboard' | 'settings'

export interface SchemeFrame {
  readonly id: string
  readonly name: string
  readonly tag: { readonly text: string; readonly classes: string }
  readonly kind: string
  readonly by: string | null
  /** None for those who take part. */
  readonly tabs: readonly { readonly text: string; readonly href: string; readonly current: boolean }[]
}

/** The heading and tabs above every page of a scheme, for `mentoring/schemes/_scheme.njk`. Which tabs, the API says. */
export function schemeFrame(scheme: SchemeLike, current: SchemeTab): SchemeFrame {
  const { id, title, state, kind, organisationName, viewerCanManage, viewerCanMatch } = scheme
  const tabs: readonly [key: SchemeTab, text: string, shown: boolean][] = [
    ['scheme', 'Scheme', true], ['participants', 'Participants', viewerCanMatch], ['rounds', 'Rounds', viewerCanMatch], ['pairs', 'Matches', viewerCanMatch],
    ['dashboard', 'Dashboard', viewerCanManage], ['settings', 'Settings', viewerCanManage],
  ]
  const shown = tabs.filter(([, , is]) => is)
  return {
    id, name: title, tag: stateTagOf(SCHEME_STATES, state), kind: KINDS[kind] ?? kind, by: organisationName,
    tabs: shown.length < 2 ? [] : shown.map(([key, text]) => ({ text, href: pathTo(mentoringPaths[key], { schemeId: id }), current: key === current })),
  }
}
