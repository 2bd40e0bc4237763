import { BLOCKING_STATES } from '../../domain/index.js'

const BLOCKING = `(${BLOCKING_STATES.map((state) => `'${state}'`).join(', ')})`

/** SQL: whether somebody was moved on from the enrolment `id`, to where they still are or completed. */
export const wentOn = (id: string): string => `exists (select from cohorts.enrolment next where next.transferred_from_id = ${id} and next.state in ${BLOCKING})`

/** SQL: the state of a person's enrolment in a run that keeps out another, or else of their newest: a merge of two records may close the newer one. */
export const stateThere = (runId: string, personId: string): string =>
  `(select there.state from cohorts.enrolment there where there.run_id = ${runId} and there.person_id = ${personId}
    order by there.state in ${BLOCKING} desc, there.applied_at desc, there.id desc limit 1)`
