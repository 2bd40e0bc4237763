import type { Request } from 'express'
import { z } from 'zod'
import { formPage } from '../../forms/form-page.js'
import { LearnerProgressDocument, RecordModuleDoneDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { param, pathTo } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { learningPaths } from './paths.js'

const backTo = (req: Request) => pathTo(learningPaths.enrolment, { enrolmentId: param(req, 'enrolmentId') })

/** A learner says that they have done a module. It cannot be taken back, so it is asked once more. */
export const recordModulePage = formPage({
  path: learningPaths.recordModule,
  view: 'learning/record-module',
  load: async (req) => {
    const { learningProgress } = await execute(req, LearnerProgressDocument, { enrolmentId: param(req, 'enrolmentId') })
    const item = learningProgress.items.find(({ itemId, kind }) => itemId === param(req, 'itemId') && kind === 'module')
    if (!item || !learningProgress.viewerCanRecordModule) throw new PageError('notFound')
    return { item, back: backTo(req) }
  },
  title: ({ item }) => `Have you completed ${item.title}?`,
  body: z.object({}),
  submit: async (req, _res, _body, { item }) => {
    const { recordItemDone: { userErrors } } = await execute(req, RecordModuleDoneDocument, { input: { enrolmentId: param(req, 'enrolmentId'), itemId: item.itemId } })
    return userErrors.length > 0 ? { userErrors } : { next: backTo(req), notice: `${item.title} is recorded as completed.` }
  },
  previous: backTo,
})
