import { pathTo, roundPaths } from './paths.js'
import { ROUND_STATES, SCENARIO_STATES, tagOfState } from './words.js'

export interface FramedRound {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly schemeId: string
  readonly scheme: { readonly title: string } | null
}

export interface FramedScenario {
  readonly id: string
  readonly roundId: string
  readonly number: number
  readonly title: string
  readonly state: string
}

export interface Tab {
  readonly text: string
  readonly href: string
  readonly current: boolean
}

/** Heading and tabs above a page of a round. */
export function roundFrame({ id, title, state, schemeId, scheme }: FramedRound, current: 'round' | 'scenarios') {
  const ids = { roundId: id, schemeId }
  const isFrozen = ['frozen', 'in_review', 'published', 'closed'].includes(state)
  const tabs: readonly Tab[] = [
    { text: 'Round', href: pathTo(roundPaths.round, ids), current: current === 'round' },
    ...(isFrozen ? [{ text: 'Scenarios', href: pathTo(roundPaths.scenarios, ids), current: current === 'scenarios' }] : []),
    { text: 'All rounds', href: pathTo(roundPaths.rounds, ids), current: false },
  ]
  return { back: pathTo(roundPaths.rounds, ids), caption: scheme?.title ?? 'Mentoring', name: title, tag: tagOfState(ROUND_STATES, state), label: 'Pages of this round', tabs }
}

/** Whether a scenario's round is still to be decided: then it may be published, and others may be made from it. */
export const isOpen = ({ roundState }: { readonly roundState: string }): boolean => roundState === 'frozen' || roundState === 'in_review'

export type ScenarioTab = 'scenario' | 'pairs' | 'unplaced' | 'seats' | 'why'

/** Heading and tabs above a page of a scenario. */
export function scenarioFrame({ id, number, title, state, roundId }: FramedScenario, current: ScenarioTab) {
  const texts: readonly [key: ScenarioTab, text: string][] = [['scenario', 'Scenario'], ['pairs', 'Pairs'], ['unplaced', 'Without a match'], ['seats', 'Seats'], ['why', 'Why, or why not']]
  const tabs: readonly Tab[] = texts.map(([key, text]) => ({ text, href: pathTo(roundPaths[key], { scenarioId: id }), current: key === current }))
  return {
    back: pathTo(roundPaths.scenarios, { roundId }), caption: `Scenario ${number}`, name: title, tag: tagOfState(SCENARIO_STATES, state), label: 'Pages of this scenario',
    tabs: [...(state === 'solved' ? tabs : []), { text: 'All scenarios', href: pathTo(roundPaths.scenarios, { roundId }), current: false }],
  }
}
