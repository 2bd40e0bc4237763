import { PageError } from '../../../http/page-error.js'
import { runFrame, type FramedRun } from './run-frame.js'

/** A run as the fragment `RunFrame` asks for it. */
export interface RunAnswer extends Omit<FramedRun, 'programmeTitle'> {
  readonly programme: { readonly id: string; readonly title: string } | null
}

/** The frame of a page, for those who may open it: `may` reads the run's `viewerCan…` fields, which are the API's word. For others there is no such page. */
export function frameOf(run: RunAnswer, current: string, may: (run: RunAnswer) => boolean = () => true) {
  if (!may(run)) throw new PageError('notFound')
  return runFrame({ ...run, programmeTitle: run.programme?.title ?? '' }, current)
}
