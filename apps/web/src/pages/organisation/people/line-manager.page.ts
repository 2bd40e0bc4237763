import { z } from 'zod'
import { formatDate } from '#govuk'
import { londonDate } from '#kernel'
import { dateField, gatherDate } from '../../../forms/date-field.js'
import { dateValues, done, fieldsPage, type Field } from '../../../forms/fields-page.js'
import { PossibleManagersDocument, SetLineManagerDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { param, textOf } from '../../../http/addresses.js'
import { here, nowOf, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'
import { loadPerson } from './person.page.js'

const NOBODY = 'nobody'

/** Names the line manager of a person in this organisation from a day on, after looking for a colleague. */
export const lineManagerPage = fieldsPage({
  path: organisationPaths.lineManager, view: 'organisation/people/line-manager',
  load: async (req) => {
    const search = textOf(req.query['find']).slice(0, 100)
    const organisationId = organisationIdOf(req)
    const [{ organisation, person }, found] = await Promise.all([
      loadPerson(req), search === '' ? undefined : execute(req, PossibleManagersDocument, { organisationId, search }),
    ])
    const colleagues = (found?.people.edges ?? []).flatMap(({ node }) => (node.id === person.id ? [] : [{ value: node.id, text: node.name, ...(node.email !== null && { hint: { text: node.email } }) }]))
    return {
      title: `Line manager of ${person.name}`, caption: organisation.name, button: 'Save', back: here(req, 'person'), search, found: colleagues,
      lead: ['The line manager approves applications. Without one, the organisation’s administrators do.'],
      fields: [
        { kind: 'radios', name: 'manager', label: 'Who manages them', items: [...colleagues, { value: NOBODY, text: 'Nobody' }] },
        { kind: 'date', name: 'from', label: 'From which day' },
      ] satisfies Field[],
      values: dateValues('from', londonDate(nowOf(req))),
    }
  },
  body: z.preprocess((body) => gatherDate(body as Record<string, unknown>, 'from'), z.object({ manager: z.string('Choose who manages them'), from: dateField('The day') })),
  submit: async (req, { manager, from }) => {
    const { setLineManager } = await execute(req, SetLineManagerDocument, {
      input: { personId: param(req, 'personId'), organisationId: organisationIdOf(req), managerId: manager === NOBODY ? null : manager, from },
    })
    return done(setLineManager.userErrors.map((one) => ({ ...one, field: one.field === 'managerId' ? 'manager' : one.field })), here(req, 'person'), `The line manager is set from ${formatDate(from)}.`)
  },
})
