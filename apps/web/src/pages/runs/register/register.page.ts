import type { Request, Response } from 'express'
import { formErrors, hrefWith, pluralise, type UserError } from '#govuk'
import { londonDate } from '#kernel'
import { SaveRegisterDocument, SessionRegisterDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { redirectWithNotice } from '../../../http/notice.js'
import { page } from '../../page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths, text } from '../paths.js'
import { sessionRow } from '../sessions/session-rows.js'
import { changedMarks, errorsByLine, marksInput, readMarks, registerLines, registerSummary, type TypedMark } from './register-form.js'

interface Refused {
  readonly typed: readonly TypedMark[]
  readonly userErrors: readonly UserError[]
  readonly saved: number
}

async function show(req: Request, res: Response, refused?: Refused): Promise<void> {
  const ids = { id: param(req, 'id'), sessionId: param(req, 'sessionId') }
  const after = text(req.query['after'])
  const { cohortRun, cohortSession, sessionRegister } = await execute(req, SessionRegisterDocument, { ...ids, ...(after !== '' && { after }) })
  if (cohortSession.runId !== cohortRun.id) throw new PageError('notFound')
  const { now, here } = { now: req.web.services.clock.now(), here: pathTo(runPaths.register, ids) }
  const entries = sessionRegister.edges.map(({ node }) => node)
  const byLine = refused ? errorsByLine(refused.userErrors, refused.typed) : new Map<string, { part: string; message: string }>()
  const fill = ['attended', 'absent'].find((mark) => mark === req.query['fill'])
  const lines = registerLines({ entries, typed: refused?.typed ?? [], errors: byLine, fill, late: londonDate(now) > londonDate(new Date(cohortSession.startsAt)) })
  // In the order of the page, with the learner's name before each message: fifty lines are too many to guess.
  const found = lines.flatMap(({ n, name, error }) => (error ? [{ field: `${error.part}-${n}`, message: `${name}: ${error.text}` }] : []))
  const whole = refused && found.length === 0 ? refused.userErrors.map(({ message }) => ({ message })) : []
  const { endCursor, hasNextPage } = sessionRegister.pageInfo
  res.status(refused ? 422 : 200).render('runs/register/register', {
    title: 'Register', run: frameOf(cohortRun, 'sessions'), session: sessionRow(cohortRun.id, cohortSession, now), minutes: cohortSession.minutes, lines,
    summary: registerSummary(entries), total: sessionRegister.totalCount, filled: fill,
    errors: formErrors([...found, ...whole], req.web.locale), notice: refused && refused.saved > 0 ? `${pluralise(refused.saved, 'mark')} saved. The lines below were not.` : res.locals['notice'],
    fillHref: hrefWith(here, { ...(after && { after }) }, { fill: 'attended' }), hasUnmarked: entries.some(({ status }) => status === 'unmarked'),
    historyHref: (enrolmentId: string) => pathTo(runPaths.markHistory, { ...ids, enrolmentId }),
    nextHref: hasNextPage && endCursor ? hrefWith(here, {}, { after: endCursor }) : undefined,
    previous: pathTo(runPaths.sessions, ids),
  })
}

/** The register of a session: many learners on one form. Lines with a problem stay as typed and say so; the others are saved. */
export const registerPage = page({
  path: runPaths.register,
  get: (req, res) => show(req, res),
  post: async (req, res) => {
    const typed = changedMarks(readMarks((req.body ?? {}) as Record<string, unknown>))
    const sessionId = param(req, 'sessionId')
    const { saveRegister } = await execute(req, SaveRegisterDocument, { input: { sessionId, marks: marksInput(typed) } })
    if (saveRegister.userErrors.length > 0) return show(req, res, { typed, userErrors: saveRegister.userErrors, saved: saveRegister.saved })
    const here = hrefWith(pathTo(runPaths.register, { id: param(req, 'id'), sessionId }), {}, { after: text(req.query['after']) })
    await redirectWithNotice(req, res, here, saveRegister.saved > 0 ? `${pluralise(saveRegister.saved, 'mark')} saved` : 'Nothing was changed')
  },
})
