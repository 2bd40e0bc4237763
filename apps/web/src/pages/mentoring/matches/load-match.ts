import type { Request } from 'express'
import { MentoringMatchPageDocument, type MentoringMatchPageData } from '../../../generated/graphql.js'
import type { FieldsForm } from '../../../forms/fields-page.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { param, pathTo } from '../../../http/addresses.js'
import { sideWord } from '../words.js'
import { matchPaths } from './paths.js'

export type Match = MentoringMatchPageData['mentoringMatch']

export async function loadMatch(req: Request): Promise<Match> {
  return (await execute(req, MentoringMatchPageDocument, { id: param(req, 'matchId') })).mentoringMatch
}

export const hrefOf = ({ id }: Pick<Match, 'id'>, path: keyof typeof matchPaths = 'match', ids: Readonly<Record<string, string>> = {}): string => pathTo(matchPaths[path], { matchId: id, ...ids })

/** The other, as far as the viewer may know them; for those who run the scheme both are named. */
export const otherOf = ({ side, mentee, mentor }: Pick<Match, 'side'> & { mentee: { name: string | null } | null; mentor: { name: string | null } | null }): string => {
  if (side === null) return `${mentee?.name ?? 'a mentee'} and ${mentor?.name ?? 'a mentor'}`
  return (side === 'mentee' ? mentor : mentee)?.name ?? `your ${side === 'mentee' ? 'mentor' : 'mentee'}`
}

export const otherRole = ({ side, schemeKind }: Pick<Match, 'side' | 'schemeKind'>): string => sideWord(side === 'mentee' ? 'mentor' : 'mentee', schemeKind)

export interface MatchForm extends FieldsForm {
  readonly match: Match
}

/** A form about a match. `may`: what the API says of the viewer; for others there is no such page. */
export async function matchForm(req: Request, may: (match: Match) => boolean, form: (match: Match) => Pick<FieldsForm, 'title' | 'button' | 'fields'> & Partial<FieldsForm>): Promise<MatchForm> {
  const match = await loadMatch(req)
  if (!may(match)) throw new PageError('notFound')
  return { caption: match.schemeTitle, back: hrefOf(match), ...form(match), match }
}
