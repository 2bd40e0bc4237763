import { z } from 'zod'
import { cursorPagination, pluralise } from '#govuk'
import { londonDate } from '#kernel'
import { done, fieldsPage, nothing, optionalText, type Field } from '../../../forms/fields-page.js'
import { InviteEverybodyDocument, InviteToJoinDocument, OrganisationInvitationsDocument, RevokeInvitationDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { afterOf, param } from '../../../http/addresses.js'
import { page } from '../../page.js'
import { here, nowOf, organisationFrame, organisationIdOf } from '../frame.js'
import { organisationPaths } from '../paths.js'
import { roleChoices, roleWords } from '../words.js'

const organisationOf = async (req: Parameters<typeof here>[0]) => (await execute(req, OrganisationInvitationsDocument, { organisationId: organisationIdOf(req) })).organisation

/** Invitations that nobody has answered yet. */
export const invitationsPage = page({
  path: organisationPaths.invitations,
  get: async (req, res) => {
    const { organisation, invitations } = await execute(req, OrganisationInvitationsDocument, { organisationId: organisationIdOf(req), after: afterOf(req) })
    res.render('organisation/people/invitations', {
      title: 'Invitations', organisation: organisationFrame(organisation, 'invitations'), total: invitations.totalCount,
      joinHref: here(req, 'inviteToJoin'), everybodyHref: here(req, 'inviteEverybody'),
      invitations: invitations.edges.map(({ node }) => ({
        ...node, what: node.role === null ? 'To sign in for the first time' : `To join as ${roleWords(node.role).toLowerCase()}`,
        // Whoever is asked to join belongs elsewhere still: their record is not to be seen from here.
        personHref: node.role === null ? here(req, 'person', { personId: node.person.id }) : undefined,
        revokeHref: here(req, 'revokeInvitation', { invitationId: node.id }),
      })),
      pagination: cursorPagination(invitations.pageInfo, here(req, 'invitations'), req.query, req.web.locale),
    })
  },
})

export const revokeInvitationPage = fieldsPage({
  path: organisationPaths.revokeInvitation, body: nothing,
  load: async (req) => ({
    title: 'Take this invitation back?', caption: (await organisationOf(req)).name, lead: ['The link in it stops working at once. You can invite them again at any time.'],
    fields: [], button: 'Take it back', dangerous: true, stay: 'Keep it', back: here(req, 'invitations'),
  }),
  submit: async (req) => {
    const { revokeInvitation } = await execute(req, RevokeInvitationDocument, { invitationId: param(req, 'invitationId') })
    return done(revokeInvitation.userErrors, here(req, 'invitations'), 'The invitation no longer works.')
  },
})

export const inviteToJoinPage = fieldsPage({
  path: organisationPaths.inviteToJoin,
  load: async (req) => {
    const { name } = await organisationOf(req)
    return {
      title: 'Ask somebody on Waymark to join', caption: name, button: 'Ask them', back: here(req, 'people'), values: { role: 'learner' },
      lead: [`For people who use Waymark with another organisation already. They decide on their profile whether they join ${name}; their learning record comes with them.`],
      fields: [
        { kind: 'email', name: 'email', label: 'An email address of theirs' },
        { kind: 'select', name: 'role', label: 'What they would be', items: roleChoices.map(({ value, text }) => ({ value, text })) },
        { kind: 'text', name: 'jobTitle', label: 'Job title (optional)' },
      ] satisfies Field[],
    }
  },
  body: z.object({ email: z.string().trim().min(1, 'Enter an email address'), role: z.string().min(1, 'Choose a role'), jobTitle: optionalText() }),
  submit: async (req, { email, role, jobTitle }) => {
    const { inviteToJoin } = await execute(req, InviteToJoinDocument, { input: { email, membership: { organisationId: organisationIdOf(req), role, jobTitle, startsOn: londonDate(nowOf(req)) } } })
    return done(inviteToJoin.userErrors, here(req, 'invitations'), 'If somebody on Waymark has this address, they are asked now.')
  },
})

export const inviteEverybodyPage = fieldsPage({
  path: organisationPaths.inviteEverybody, body: nothing,
  load: async (req) => ({
    title: 'Invite everybody who has not signed in', caption: (await organisationOf(req)).name,
    lead: ['Everybody of your organisation who has never signed in, and has no invitation that still works, gets one by email.'],
    fields: [], button: 'Send the invitations', back: here(req, 'invitations'),
  }),
  submit: async (req) => {
    const { inviteEverybody } = await execute(req, InviteEverybodyDocument, { organisationId: organisationIdOf(req) })
    return { next: here(req, 'invitations'), notice: `${pluralise(inviteEverybody, 'invitation')} on the way.` }
  },
})
