import type { Request } from 'express'
import { z } from 'zod'
import { done, fieldsPage, nothing, type Field } from '../../forms/fields-page.js'
import { AdminFrameDocument, MachineClientsDocument, RegisterMachineClientDocument, RevokeMachineClientDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { textOf } from '../../http/addresses.js'
import { PageError } from '../../http/page-error.js'
import { page } from '../page.js'
import { findAll } from './organisation-references.js'
import { adminPaths } from './paths.js'

export const machineClientsPage = page({
  path: adminPaths.machineClients,
  get: async (req, res) => {
    const { machineClients } = await execute(req, MachineClientsDocument, {})
    res.render('admin/machine-clients', {
      title: 'Programs', addHref: adminPaths.addMachineClient, previous: adminPaths.home,
      clients: machineClients.map((one) => ({ ...one, revokeHref: `${adminPaths.revokeMachineClient}?${new URLSearchParams({ issuer: one.issuer, clientId: one.clientId }).toString()}` })),
    })
  },
})

/** Lets a program in: its secret stays with its identity provider, here stands only what it may do. */
export const addMachineClientPage = fieldsPage({
  path: adminPaths.addMachineClient,
  load: async (req) => {
    await execute(req, AdminFrameDocument, {})
    const issuers = req.web.services.config.OIDC_ISSUERS.map(({ issuer, label }) => ({ value: issuer, text: label, hint: { text: issuer } }))
    return {
      title: 'Let a program in', caption: 'Programs', button: 'Let it in', back: adminPaths.machineClients, values: { scopes: 'enrolments:write', ...(issuers.length === 1 && { issuer: issuers[0]?.value }) },
      fields: [
        { kind: 'text', name: 'name', label: 'What it is', hint: 'For example: HR system of Barset Council.' },
        { kind: 'radios', name: 'issuer', label: 'Who issues its tokens', items: issuers },
        { kind: 'text', name: 'clientId', label: 'Its client id there' },
        { kind: 'text', name: 'organisation', label: 'The one organisation that it acts for', hint: 'Code or full name. Leave it empty only for a program that serves the whole platform.' },
        { kind: 'textarea', name: 'scopes', label: 'What it may do', hint: 'One scope on each line, such as enrolments:write.', rows: 3 },
      ] satisfies Field[],
    }
  },
  body: z.object({ name: z.string().trim().min(1, 'Enter what it is'), issuer: z.string('Choose who issues its tokens').min(1), clientId: z.string().trim().min(1, 'Enter its client id'), organisation: z.string().trim().default(''), scopes: z.string().default('') }),
  submit: async (req, { organisation, scopes, ...input }) => {
    const found = organisation === '' ? undefined : await findAll(req, 'organisation', [{ reference: organisation }])
    if (found && found.problems.length > 0) return { userErrors: found.problems }
    const { registerMachineClient } = await execute(req, RegisterMachineClientDocument, {
      input: { ...input, organisationId: found?.organisations[0]?.id ?? null, scopes: scopes.split(/[\s,]+/).filter((scope) => scope !== '') },
    })
    return done(registerMachineClient.userErrors.map((one) => ({ ...one, field: one.field === 'organisationId' ? 'organisation' : one.field })), adminPaths.machineClients, `${input.name} may sign in now.`)
  },
})

async function loadClient(req: Request) {
  const { machineClients } = await execute(req, MachineClientsDocument, {})
  const found = machineClients.find(({ issuer, clientId, revokedAt }) => issuer === textOf(req.query['issuer']) && clientId === textOf(req.query['clientId']) && revokedAt === null)
  if (!found) throw new PageError('notFound')
  return found
}

export const revokeMachineClientPage = fieldsPage({
  path: adminPaths.revokeMachineClient, body: nothing,
  load: async (req) => {
    const client = await loadClient(req)
    return { client, title: `Take the access of ${client.name} away?`, caption: 'Programs', lead: ['It stops working at once. What it did stays.'], fields: [], button: 'Take its access away', dangerous: true, stay: 'Keep it', back: adminPaths.machineClients }
  },
  submit: async (req, _body, { client: { issuer, clientId, name } }) => {
    const { revokeMachineClient } = await execute(req, RevokeMachineClientDocument, { input: { issuer, clientId } })
    return done(revokeMachineClient.userErrors, adminPaths.machineClients, `${name} has no access any more.`)
  },
})
