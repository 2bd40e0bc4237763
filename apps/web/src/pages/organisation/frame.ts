import type { Request } from 'express'
import { param, pathTo } from '../../http/addresses.js'
import { organisationPaths } from './paths.js'

const TABS = [
  ['home', 'Overview'], ['people', 'People'], ['invitations', 'Invitations'], ['imports', 'Imports'],
  ['nominations', 'Nominations'], ['enrolments', 'Enrolments'], ['progress', 'Progress'], ['mentoring', 'Mentoring'], ['exports', 'Export'],
] as const

export type OrganisationTab = (typeof TABS)[number][0]

export interface OrganisationFrame {
  readonly id: string
  readonly name: string
  readonly tabs: readonly { readonly text: string; readonly href: string; readonly current: boolean }[]
}

/** The heading and tabs above every page of an organisation. */
export const organisationFrame = ({ id, name }: { readonly id: string; readonly name: string }, current: OrganisationTab): OrganisationFrame => ({
  id, name,
  tabs: TABS.map(([key, text]) => ({ text, href: pathTo(organisationPaths[key], { organisationId: id }), current: key === current })),
})

export const organisationIdOf = (req: Request): string => param(req, 'organisationId')

type Name = keyof typeof organisationPaths

/** The address of another page with the ids of this one, and more where it needs them. */
export const here = (req: Request, name: Name, more: Readonly<Record<string, string>> = {}): string =>
  pathTo(organisationPaths[name], { ...(req.params as Record<string, string>), ...more })

/** Today where Waymark is: the London date. */
export const nowOf = (req: Request): Date => req.web.services.clock.now()
