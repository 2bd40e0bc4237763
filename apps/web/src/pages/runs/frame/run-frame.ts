import { pathTo, runPaths } from '../paths.js'

/** What every page about a run knows of it. */
export interface FramedRun {
  readonly id: string
  readonly title: string
  readonly state: string
  readonly programmeTitle: string
  readonly viewerCanManage: boolean
  readonly viewerCanSeeRoster: boolean
  readonly viewerCanManageSessions: boolean
  readonly viewerCanTeach: boolean
}

export interface RunTab {
  readonly key: string
  readonly text: string
  readonly href: string
  readonly current: boolean
}

const TABS: readonly { readonly key: string; readonly text: string; readonly path: string; readonly when: (run: FramedRun) => boolean }[] = [
  { key: 'run', text: 'Overview', path: runPaths.run, when: () => true },
  { key: 'roster', text: 'People', path: runPaths.roster, when: (run) => run.viewerCanSeeRoster },
  { key: 'sessions', text: 'Sessions', path: runPaths.sessions, when: (run) => run.viewerCanManageSessions },
  { key: 'sets', text: 'Sets', path: runPaths.sets, when: (run) => run.viewerCanSeeRoster },
  { key: 'work', text: 'Assignments', path: runPaths.work, when: (run) => run.viewerCanTeach },
  { key: 'space', text: 'Space', path: runPaths.space, when: (run) => run.viewerCanTeach },
  { key: 'enrolments', text: 'Enrolments', path: runPaths.enrolments, when: (run) => run.viewerCanManage },
  { key: 'waiting-list', text: 'Waiting list', path: runPaths.waitingList, when: (run) => run.viewerCanManage },
  { key: 'demand', text: 'Demand', path: runPaths.demand, when: (run) => run.viewerCanManage },
]

/** The frame around a page of a run: its names and the links to its other pages, as far as the viewer may open them. */
export function runFrame(run: FramedRun, current: string) {
  const tabs: RunTab[] = TABS.filter(({ when }) => when(run)).map(({ key, text, path }) => ({ key, text, href: pathTo(path, { id: run.id }), current: key === current }))
  // A lone link to the page that one is on helps nobody.
  return { id: run.id, title: run.title, programme: run.programmeTitle, state: run.state, tabs: tabs.length > 1 ? tabs : [] }
}
