import type { Request } from 'express'
import { MyProfileDocument, ViewerDocument, type MyProfileData } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { PageError } from '../../http/page-error.js'

export type Profile = MyProfileData['person']

/** The id of the person who is signed in; most often it is remembered. */
export async function viewerId(req: Request): Promise<string> {
  const id = req.session.viewer?.id ?? (await execute(req, ViewerDocument, {})).viewer.id
  if (id === null) throw new PageError('forbidden')
  return id
}

/** The record of the person who is signed in. */
export async function loadProfile(req: Request): Promise<Profile> {
  return (await execute(req, MyProfileDocument, { id: await viewerId(req) })).person
}
