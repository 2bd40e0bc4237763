import type { Request } from 'express'
import { sentenceCase } from '#govuk'
import { OwnMentoringProfileDocument, type OwnMentoringProfileData } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { mentoringPaths, param, pathTo } from '../paths.js'
import { partWords, sideWord } from '../words.js'

type FoundProfile = OwnMentoringProfileData['mentoringProfile']

export type OwnProfile = FoundProfile & { readonly scheme: NonNullable<FoundProfile['scheme']> }

/** Checks that a profile is the viewer's own: those who match people see others' on a page of their own. */
export function ownProfile(found: FoundProfile): OwnProfile {
  if (!found.viewerIsSelf || found.scheme === null) throw new PageError('notFound')
  return { ...found, scheme: found.scheme }
}

export async function loadOwn(req: Request): Promise<OwnProfile> {
  return ownProfile((await execute(req, OwnMentoringProfileDocument, { id: param(req, 'profileId') })).mentoringProfile)
}

export type ProfilePath = 'profile' | 'about' | 'skills' | 'working' | 'meeting' | 'ownQuestions' | 'declaration' | 'wishes' | 'people' | 'avoid' | 'background' | 'check' | 'submitted'

export const profileHref = ({ id }: Pick<OwnProfile, 'id'>, path: ProfilePath): string => pathTo(mentoringPaths[path], { profileId: id })
export const moveHref = ({ id }: Pick<OwnProfile, 'id'>, action: string): string => pathTo(mentoringPaths.moveProfile, { profileId: id, action })

/** `mentee`, `mentor`, `sponsor`: what the person is here, and what the other side is called. */
export const roleOf = ({ side, scheme }: OwnProfile): string => sideWord(side, scheme.kind)
export const otherRole = ({ side, scheme }: OwnProfile): string => (side === 'mentee' ? sideWord('mentor', scheme.kind) : 'mentee')
export const captionOf = (profile: OwnProfile): string => `${profile.scheme.title}: ${partWords(profile.side, profile.scheme.kind).toLowerCase()}`

export const skillName = ({ scheme }: OwnProfile, key: string): string => scheme.skills.find((skill) => skill.key === key)?.name ?? sentenceCase(key)
export const levelName = ({ scheme }: OwnProfile, level: string | null | undefined): string | undefined => scheme.skills[0]?.levels.find(({ key }) => key === level)?.name
