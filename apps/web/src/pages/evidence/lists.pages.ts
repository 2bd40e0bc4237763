import type { Request } from 'express'
import { cursorPagination } from '#govuk'
import { MilestoneCandidatesDocument, MilestoneHomeDocument, MilestoneQueueDocument, MilestonesAboutMeDocument, MilestoneTargetsDocument } from '../../generated/graphql.js'
import { execute } from '../../graphql/graphql-client.js'
import { page } from '../page.js'
import { afterOf, evidencePaths, pathTo, textOf } from './paths.js'
import { aboutWords, CANDIDATE_STATES, candidateTag, dateWords, ENGAGEMENTS, itemsOf, postWords, STATES, stateTag, wordOf } from './words.js'

type Named = readonly { readonly targetId: string; readonly title: string }[]
interface Line { readonly id: string; readonly targetId: string; readonly person: string | null; readonly organisation: string | null; readonly title: string; readonly state: string; readonly from: string; readonly waitingSince: string }

export const targetTitle = (targets: Named, id: string): string => targets.find(({ targetId }) => targetId === id)?.title ?? 'A target that the plan no longer has'
const rowOf = (targets: Named, line: Line) => ({ title: aboutWords(line), href: pathTo(evidencePaths.claim, { claimId: line.id }), detail: `${targetTitle(targets, line.targetId)}. From ${dateWords(line.from)}`, tag: stateTag(line.state) })
const chosen = (req: Request, name: string, allowed: readonly string[]): string => allowed.find((one) => one === textOf(req.query[name])) ?? ''
const any = { value: '', text: 'Any' }

/** Claims that the viewer may know of, and what waits for them. */
export const homePage = page({
  path: evidencePaths.home,
  get: async (req, res) => {
    const { milestoneTargets: known } = await execute(req, MilestoneTargetsDocument, {})
    const [targetId, state] = [chosen(req, 'target', known.map((one) => one.targetId)), chosen(req, 'state', Object.keys(STATES))]
    const { milestoneTargets: targets, milestoneWork: work, milestoneClaims: found } = await execute(req, MilestoneHomeDocument, { first: 25, after: afterOf(req), targetId: targetId || null, state: state || null })
    res.render('evidence/home', {
      title: 'Milestones', total: found.totalCount, claims: found.edges.map(({ node }) => rowOf(targets, node)), values: { target: targetId, state }, filtered: targetId !== '' || state !== '', action: evidencePaths.home,
      targetItems: [any, ...targets.map((one) => ({ value: one.targetId, text: one.title, selected: one.targetId === targetId }))], stateItems: [any, ...itemsOf(STATES).map((one) => ({ ...one, selected: one.value === state }))],
      claimHref: targets.length > 0 ? evidencePaths.chooseTarget : undefined, queue: { href: evidencePaths.queue, count: work.toDecide }, candidates: { href: evidencePaths.candidates, count: work.candidates }, aboutMeHref: evidencePaths.aboutMe,
      pagination: cursorPagination(found.pageInfo, evidencePaths.home, req.query, req.web.locale),
    })
  },
})

/** Claims about the viewer, and what their confirmed career suggests. */
export const aboutMePage = page({
  path: evidencePaths.aboutMe,
  get: async (req, res) => {
    const { milestoneTargets: targets, milestoneClaims: found, milestoneCandidatesAboutMe: suggested } = await execute(req, MilestonesAboutMeDocument, { first: 25, after: afterOf(req) })
    res.render('evidence/about-you', {
      title: 'Claims about you', suggestions: suggested.map(({ id, targetId, state, suggestedAt }) => ({ title: targetTitle(targets, targetId), href: pathTo(evidencePaths.candidate, { candidateId: id }), detail: `Suggested on ${dateWords(suggestedAt)}`, tag: candidateTag(state) })), previous: evidencePaths.home, lead: 'Claims that an appointment of yours counts for the workforce plan. Only numbers are published, never your name.', total: found.totalCount, noun: 'claim', rows: found.edges.map(({ node }) => rowOf(targets, node)),
      empty: { title: 'No claims about you', text: 'You are told when somebody claims that an appointment of yours counts.' }, pagination: cursorPagination(found.pageInfo, evidencePaths.aboutMe, req.query, req.web.locale),
    })
  },
})

/** What waits for the viewer's verdict, longest waiting first. */
export const queuePage = page({
  path: evidencePaths.queue,
  get: async (req, res) => {
    const { milestoneTargets: targets, milestoneQueue: found } = await execute(req, MilestoneQueueDocument, { first: 25, after: afterOf(req) })
    const rows = found.edges.map(({ node }) => ({ ...rowOf(targets, node), detail: `${targetTitle(targets, node.targetId)}. Waiting since ${dateWords(node.waitingSince)}` }))
    res.render('evidence/rows', {
      title: 'Claims to verify', previous: evidencePaths.home, lead: 'The claim that has waited longest comes first. You are not shown claims that you made or that are about you or your organisation.', total: found.totalCount, noun: 'claim', rows,
      next: afterOf(req) === null && rows[0] ? { text: 'Open the next claim', href: rows[0].href } : undefined, empty: { title: 'Nothing to verify', text: 'Claims with evidence are listed here when you may decide about them.' },
      pagination: cursorPagination(found.pageInfo, evidencePaths.queue, req.query, req.web.locale),
    })
  },
})

/** Which target is claimed for. */
export const chooseTargetPage = page({
  path: evidencePaths.chooseTarget,
  get: async (req, res) => {
    const { milestoneTargets: targets } = await execute(req, MilestoneTargetsDocument, {})
    const kinds = (words: readonly string[]) => words.map((word) => word.replaceAll('_', ' ')).join(', ')
    res.render('evidence/choose-target', {
      title: 'What do you want to claim?', previous: evidencePaths.home,
      targets: targets.map(({ targetId, title, subject, titles, grades, organisationKinds, engagements, baselineOn }) => ({
        title, href: pathTo(evidencePaths.makeClaim, { targetId }),
        counts: [subject === 'person' ? 'Counts appointments of people' : 'Counts organisations', titles.length > 0 && `titles with: ${titles.join(', ')}`, grades.length > 0 && `grades: ${grades.join(', ')}`, organisationKinds.length > 0 && `at: ${kinds(organisationKinds)}`,
          subject === 'person' && `held: ${engagements.map((one) => wordOf(ENGAGEMENTS, one).toLowerCase()).join(' or ')}`, `begun after ${dateWords(baselineOn)}`].filter((part) => part !== false).join('; '),
      })),
    })
  },
})

/** People whose confirmed careers suggest that they count. */
export const candidatesPage = page({
  path: evidencePaths.candidates,
  get: async (req, res) => {
    const state = chosen(req, 'state', Object.keys(CANDIDATE_STATES)) || 'open'
    const { milestoneTargets: targets, milestoneCandidates: found } = await execute(req, MilestoneCandidatesDocument, { first: 25, after: afterOf(req), targetId: null, state })
    res.render('evidence/candidates', {
      title: 'Suggested by career histories', previous: evidencePaths.home, total: found.totalCount, action: evidencePaths.candidates, filtered: state !== 'open', open: state === 'open',
      stateItems: itemsOf(CANDIDATE_STATES).map((one) => ({ ...one, selected: one.value === state })),
      candidates: found.edges.map(({ node }) => ({
        name: node.person ?? 'Somebody', target: targetTitle(targets, node.targetId), earlier: postWords(node.earlier), later: postWords(node.later), objects: node.state === 'objected', reason: node.objection ?? node.reason,
        claimHref: state === 'open' ? pathTo(evidencePaths.claimCandidate, { candidateId: node.id }) : undefined, dismissHref: state === 'open' ? pathTo(evidencePaths.dismissCandidate, { candidateId: node.id }) : undefined,
        madeHref: node.claimId === null ? undefined : pathTo(evidencePaths.claim, { claimId: node.claimId }),
      })),
      pagination: cursorPagination(found.pageInfo, evidencePaths.candidates, req.query, req.web.locale),
    })
  },
})
