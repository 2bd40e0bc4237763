import { formatDateTime, sentenceCase, stateTag } from '#govuk'
import { pathTo, runPaths } from '../paths.js'

interface History {
  readonly at: string
  readonly action: string
  readonly toState: string
  readonly actorName: string | null
  readonly actorPersonName: string | null
  readonly reason: string | null
}

/** What happened, newest first, in words. */
export const historyRows = (history: readonly History[]) => history.toReversed().map((one) => ({
  when: formatDateTime(new Date(one.at)),
  what: one.action === 'set_score' || one.action === 'set_rank' ? 'Order on the waiting list changed' : stateTag('enrolment', one.toState).text,
  who: one.actorPersonName ?? one.actorName ?? 'Waymark', reason: one.reason ?? '',
}))

interface Item {
  readonly itemId: string
  readonly title: string
  readonly kind: string
  readonly requirement: string
  readonly status: string
}

interface Rights {
  readonly viewerCanWaive: boolean
  readonly viewerCanRecordModule: boolean
  readonly viewerCanRecordMentoring: boolean
}

const STATUS: Readonly<Record<string, string>> = { done: 'Done', open: 'Not done yet', locked: 'Waits for something before it' }

/** The curriculum of one learner with what the viewer may record; only modules and mentoring are recorded by hand. */
export const itemRows = (runId: string, enrolmentId: string, items: readonly Item[], may: Rights) => items.map((item) => {
  const ids = { id: runId, enrolmentId, itemId: item.itemId }
  const recordable = (item.kind === 'module' && may.viewerCanRecordModule) || (item.kind === 'mentoring' && may.viewerCanRecordMentoring)
  return {
    title: item.title, kind: sentenceCase(item.kind), needed: item.requirement === 'required' ? 'Required' : item.requirement === 'option' ? 'One of several' : 'Optional',
    status: STATUS[item.status] ?? sentenceCase(item.status),
    doneHref: item.status === 'open' && recordable ? pathTo(runPaths.recordItem, ids) : undefined,
    waiveHref: item.status !== 'done' && may.viewerCanWaive ? pathTo(runPaths.waiveItem, ids) : undefined,
  }
})

/** What may be done about an enrolment in its state, as far as the API lets the viewer. */
export function personActions(runId: string, { id, state, viewerCanLeave, viewerCanManage }: { readonly id: string; readonly state: string; readonly viewerCanLeave: boolean; readonly viewerCanManage: boolean }) {
  const ids = { id: runId, enrolmentId: id }
  const waits = ['applied', 'manager_approved', 'waitlisted'].includes(state)
  return [
    ...(viewerCanManage && state === 'waitlisted' ? [{ text: 'Offer a place', href: pathTo(runPaths.offer, ids) }] : []),
    ...(viewerCanManage && viewerCanLeave ? [{ text: 'Transfer to another run', href: pathTo(runPaths.transfer, ids) }] : []),
    ...(viewerCanManage && waits ? [{ text: 'Turn down', href: pathTo(runPaths.reject, ids) }] : []),
    ...(viewerCanLeave ? [{ text: 'Withdraw or defer', href: pathTo(runPaths.withdraw, ids) }] : []),
  ]
}
