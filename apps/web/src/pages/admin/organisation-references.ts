import type { Request } from 'express'
import { FindOrganisationsDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'

export interface NamedOrganisation { readonly id: string; readonly name: string; readonly code: string | null }
interface Line { readonly reference: string; readonly share?: number }

const SHARE = /^(.*?)\s*[:=]\s*(\d{1,3}(?:\.\d{1,2})?)\s*%?$/
const BASIS_POINTS = 100

/** One organisation on each line, by code or full name; a share in per cent may follow after a colon: "E06000001: 40%". */
export const readLines = (typed: string): Line[] =>
  typed.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '').map((line) => {
    const [, reference, share] = SHARE.exec(line) ?? []
    return reference === undefined || share === undefined ? { reference: line } : { reference, share: Math.round(Number(share) * BASIS_POINTS) }
  })

/** The organisation that is meant: that of the code, or the only one of the name. */
export function meant(reference: string, found: readonly NamedOrganisation[]): NamedOrganisation | undefined {
  const same = (text: string | null) => text?.toLowerCase() === reference.toLowerCase()
  const byCode = found.find(({ code }) => same(code))
  const byName = found.filter(({ name }) => same(name))
  return byCode ?? (byName.length === 1 ? byName[0] : undefined)
}

/** Looks all lines up at once. A line that fits nothing, or more than one, is an error of its field. */
export async function findAll(req: Request, field: string, lines: readonly Line[]) {
  const answers = await Promise.all(lines.map(({ reference }) => execute(req, FindOrganisationsDocument, { search: reference })))
  const found = lines.map(({ reference, share }, n) => ({ reference, share, organisation: meant(reference, (answers[n]?.organisations.edges ?? []).map(({ node }) => node)) }))
  return {
    organisations: found.flatMap(({ organisation, share }) => (organisation ? [{ ...organisation, share }] : [])),
    problems: found.flatMap(({ reference, organisation }) => (organisation ? [] : [{ field, message: `No organisation has exactly the code or name “${reference}”` }])),
  }
}
