import { z } from 'zod'
import { AddFacilitatorDocument, RemoveFacilitatorDocument, RunFacilitatorsDocument } from '../../../generated/graphql.js'
import { formPage } from '../../../forms/form-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { textField } from '../form-fields.js'
import { confirmPage } from '../frame/confirm-page.js'
import { frameOf } from '../frame/load-run.js'
import { param, pathTo, runPaths } from '../paths.js'

const mayManage = ({ viewerCanManage }: { readonly viewerCanManage: boolean }) => viewerCanManage

/** Who teaches a run, with a form to name another. */
export const facilitatorsPage = formPage({
  path: runPaths.facilitators,
  view: 'runs/overview/facilitators',
  load: async (req) => {
    const { cohortRun } = await execute(req, RunFacilitatorsDocument, { id: param(req, 'id') })
    return {
      run: frameOf(cohortRun, 'run', mayManage),
      facilitators: cohortRun.facilitators.map(({ name, personId }) => ({ name: name ?? 'Name not known', removeHref: pathTo(runPaths.removeFacilitator, { id: cohortRun.id, personId }) })),
    }
  },
  title: () => 'Facilitators',
  previous: (_req, { run }) => pathTo(runPaths.run, { id: run.id }),
  body: z.object({ email: textField }),
  submit: async (req, _res, { email }, { run }) => {
    const { addRunFacilitatorByEmail } = await execute(req, AddFacilitatorDocument, { input: { runId: run.id, email } })
    return addRunFacilitatorByEmail.userErrors.length > 0 ? { userErrors: addRunFacilitatorByEmail.userErrors } : { next: pathTo(runPaths.facilitators, { id: run.id }), notice: 'The facilitator is added' }
  },
})

export const removeFacilitatorPage = confirmPage({
  path: runPaths.removeFacilitator,
  load: async (req) => {
    const { cohortRun } = await execute(req, RunFacilitatorsDocument, { id: param(req, 'id') })
    const person = cohortRun.facilitators.find(({ personId }) => personId === param(req, 'personId'))
    const run = frameOf(cohortRun, 'run', mayManage)
    if (!person) throw new PageError('notFound')
    return {
      run, title: `Remove ${person.name ?? 'this facilitator'}`, lead: ['They can no longer see the people of this run, mark registers or work, or moderate its spaces.', 'Sessions that they hold stay as they are: change those first.'],
      button: 'Remove this facilitator', dangerous: true, back: pathTo(runPaths.facilitators, { id: run.id }),
    }
  },
  submit: async (req, _reason, { run }) => {
    const { removeRunFacilitator } = await execute(req, RemoveFacilitatorDocument, { input: { runId: run.id, personId: param(req, 'personId') } })
    return { userErrors: removeRunFacilitator.userErrors, notice: 'The facilitator is removed' }
  },
})
