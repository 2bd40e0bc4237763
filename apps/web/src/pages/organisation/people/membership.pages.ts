import type { Request } from 'express'
import { z } from 'zod'
import { formatDate, listInWords } from '#govuk'
import { londonDate } from '#kernel'
import { dateField, gatherDate } from '../../../forms/date-field.js'
import { dateValues, done, fieldsPage, optionalText, several, type Field } from '../../../forms/fields-page.js'
import { AddMembershipDocument, ChangeMembershipDocument, EndMembershipDocument, FindOrganisationsDocument, TransferPersonDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { param, textOf } from '../../../http/addresses.js'
import { PageError } from '../../../http/page-error.js'
import { here, nowOf, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'
import { roleChoices, roleWords } from '../words.js'
import { loadPerson } from './person.page.js'

const today = (req: Request) => londonDate(nowOf(req))
const roleField: Field = { kind: 'select', name: 'role', label: 'Role', items: roleChoices.map(({ value, text }) => ({ value, text })) }
const titleFields: readonly Field[] = [{ kind: 'text', name: 'jobTitle', label: 'Job title (optional)' }, { kind: 'text', name: 'grade', label: 'Grade (optional)', width: 10 }]
const withDate = <T extends z.ZodType>(name: string, schema: T) => z.preprocess((body) => gatherDate(body as Record<string, unknown>, name), schema)

async function loadMembership(req: Request) {
  const { organisation, person } = await loadPerson(req)
  const membership = person.memberships.find(({ id, organisation: where }) => id === param(req, 'membershipId') && where.id === organisation.id)
  if (!membership) throw new PageError('notFound')
  return { organisation, person, membership }
}

export const addMembershipPage = fieldsPage({
  path: organisationPaths.addMembership,
  load: async (req) => {
    const { organisation, person } = await loadPerson(req)
    return {
      title: `Give ${person.name} another role`, caption: organisation.name, button: 'Add this role', back: here(req, 'person'),
      fields: [roleField, ...titleFields, { kind: 'date', name: 'startsOn', label: 'First day', hint: 'For example, 1 4 2027.' }] satisfies Field[],
      values: { role: 'learner', ...dateValues('startsOn', today(req)) },
    }
  },
  body: withDate('startsOn', z.object({ role: z.string().min(1, 'Choose a role'), jobTitle: optionalText(), grade: optionalText(), startsOn: dateField('First day') })),
  submit: async (req, body) => {
    const { addMembership } = await execute(req, AddMembershipDocument, { input: { personId: param(req, 'personId'), membership: { ...body, organisationId: organisationIdOf(req) } } })
    return done(addMembership.userErrors, here(req, 'person'), 'The role is added.')
  },
})

export const changeMembershipPage = fieldsPage({
  path: organisationPaths.changeMembership,
  load: async (req) => {
    const { organisation, person, membership } = await loadMembership(req)
    const { role, jobTitle, grade } = membership
    return {
      title: `Change the role of ${person.name}`, caption: organisation.name, button: 'Save', back: here(req, 'person'), lead: ['What they were before stays in their history.'],
      fields: [roleField, ...titleFields, { kind: 'date', name: 'on', label: 'From which day' }] satisfies Field[], values: { role, jobTitle, grade, ...dateValues('on', today(req)) },
    }
  },
  body: withDate('on', z.object({ role: z.string().min(1, 'Choose a role'), jobTitle: optionalText(), grade: optionalText(), on: dateField('The day') })),
  submit: async (req, body) => {
    const { changeMembership } = await execute(req, ChangeMembershipDocument, { input: { ...body, membershipId: param(req, 'membershipId') } })
    return done(changeMembership.userErrors, here(req, 'person'), 'The change is saved.')
  },
})

export const endMembershipPage = fieldsPage({
  path: organisationPaths.endMembership,
  load: async (req) => {
    const { organisation, person, membership } = await loadMembership(req)
    return {
      title: `End the role ${roleWords(membership.role).toLowerCase()} of ${person.name}`, caption: organisation.name,
      lead: [`They have held it since ${formatDate(membership.startsOn as never)}.`], effects: ['From that day they can no longer do what this role allows.', 'Their record, and what they have learned, stay theirs.'],
      fields: [{ kind: 'date', name: 'endsOn', label: 'First day on which they no longer hold it' }] satisfies Field[],
      button: 'End this role', dangerous: true, stay: 'Keep it', back: here(req, 'person'), values: dateValues('endsOn', today(req)),
    }
  },
  body: withDate('endsOn', z.object({ endsOn: dateField('The day') })),
  submit: async (req, { endsOn }) => {
    const { endMembership } = await execute(req, EndMembershipDocument, { input: { membershipId: param(req, 'membershipId'), endsOn } })
    return done(endMembership.userErrors, here(req, 'person'), 'The role ends on that day.')
  },
})

/** Moves a person with their whole record. Whoever administers both organisations may; the API decides, this only offers a search. */
export const transferPage = fieldsPage({
  path: organisationPaths.transfer, view: 'organisation/people/transfer',
  load: async (req) => {
    const search = textOf(req.query['find']).slice(0, 100)
    const [{ organisation, person }, found] = await Promise.all([loadPerson(req), search === '' ? undefined : execute(req, FindOrganisationsDocument, { search })])
    const others = (found?.organisations.edges ?? []).flatMap(({ node }) => (node.id === organisation.id ? [] : [{ value: node.id, text: node.name }]))
    return {
      title: `Move ${person.name} to another organisation`, caption: organisation.name, button: 'Move them', back: here(req, 'person'), search, found: others,
      lead: ['They take their whole record with them. Their roles here end on that day; at the new organisation they hold only the roles that you choose.', 'You can do this when you administer both organisations. Else ask the new organisation to invite them to join.'],
      fields: others.length === 0 ? [] : [
        { kind: 'radios', name: 'to', label: 'Where to', items: others },
        { kind: 'date', name: 'on', label: 'First day there' },
        { kind: 'checkboxes', name: 'roles', label: 'Roles there', items: roleChoices.filter(({ value }) => ['learner', 'line_manager', 'elected_member'].includes(value)) },
        { kind: 'text', name: 'jobTitle', label: 'Job title there (optional)' },
      ] satisfies Field[],
      values: { roles: ['learner'] },
    }
  },
  body: withDate('on', z.object({ to: z.string('Choose where they move to').min(1), on: dateField('First day there'), roles: several(), jobTitle: optionalText() })),
  submit: async (req, { to, on, roles, jobTitle }, { found }) => {
    const { transferPerson } = await execute(req, TransferPersonDocument, { input: { personId: param(req, 'personId'), fromOrganisationId: organisationIdOf(req), toOrganisationId: to, on, roles, jobTitle } })
    const name = listInWords(found.filter(({ value }) => value === to).map(({ text }) => text))
    return done(transferPerson.userErrors.map((one) => ({ ...one, field: one.field === 'toOrganisationId' ? 'to' : one.field })), here(req, 'people'), `They move to ${name} on ${formatDate(on)}.`)
  },
})
