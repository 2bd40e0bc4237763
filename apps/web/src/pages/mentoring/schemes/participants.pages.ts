import type { Request } from 'express'
import { cursorPagination, formatNumber, hrefWith, summaryRows } from '#govuk'
import { MentoringParticipantDocument, MentoringParticipantsDocument } from '../../../generated/graphql.js'
import { execute } from '../../../graphql/graphql-client.js'
import { PageError } from '../../../http/page-error.js'
import { page } from '../../page.js'
import { afterOf, mentoringPaths, param, pathTo, textOf } from '../paths.js'
import { BACKGROUNDS, LANGUAGES, MODES, orNone, PATTERNS, profileTagOf, SECTORS, SENIORITIES, sideWord, timesInWords, wordOf } from '../words.js'
import { schemeFrame } from './frame.js'
import { type ParticipantLine, participantsCsv } from './participants-csv.js'

const SIDES = { mentee: 'Mentees', mentor: 'Mentors' }
const STATES = { ready: 'Ready', paused: 'Paused', withdrawn: 'Left' }
/** 100 at a time: enough for 20,000 people. */
const MAX_PORTIONS = 200

function readFilter(req: Request) {
  const pick = (name: string, words: Readonly<Record<string, string>>): string => (textOf(req.query[name]) in words ? textOf(req.query[name]) : '')
  return { search: textOf(req.query['search']).slice(0, 100), side: pick('side', SIDES), state: pick('state', STATES), skill: textOf(req.query['skill']).slice(0, 100), unmatched: textOf(req.query['unmatched']) === 'yes' }
}

const load = (req: Request, { search, side, state, skill, unmatched }: ReturnType<typeof readFilter>, first: number, after: string | null) =>
  execute(req, MentoringParticipantsDocument, { id: param(req, 'schemeId'), search: search || null, side: side || null, state: state || null, skill: skill || null, unmatched, first, after })

/** Who takes part, with filters and the state of the whole. */
const participantsPage = page({
  path: mentoringPaths.participants,
  get: async (req, res) => {
    const filter = readFilter(req)
    const { mentoringScheme, mentoringParticipants: found } = await load(req, filter, 25, afterOf(req))
    const schemeId = mentoringScheme.id
    const here = pathTo(mentoringPaths.participants, { schemeId })
    const { counts } = found
    const names = new Map(mentoringScheme.skills.map(({ key, name }) => [key, name]))
    const query = { search: filter.search, side: filter.side, state: filter.state, skill: filter.skill, unmatched: filter.unmatched ? 'yes' : '' }
    res.render('mentoring/schemes/participants', {
      title: 'Participants', scheme: schemeFrame(mentoringScheme, 'participants'), previous: pathTo(mentoringPaths.scheme, { schemeId }), here, values: query, filtered: Object.values(query).some((value) => value !== ''), total: found.totalCount,
      cards: [
        { label: 'Mentees ready', value: formatNumber(counts.mentees), note: `${formatNumber(counts.unmatchedMentees)} without a match`, href: hrefWith(here, {}, { side: 'mentee', unmatched: 'yes' }) },
        { label: 'Mentors ready', value: formatNumber(counts.mentors), href: hrefWith(here, {}, { side: 'mentor' }) }, { label: 'Places', value: formatNumber(counts.places), note: `${formatNumber(counts.takenPlaces)} taken` },
        { label: 'Profiles not submitted', value: formatNumber(counts.drafts) },
      ],
      sides: orNone(SIDES, 'Everybody'), states: orNone(STATES, 'Any state'), skills: [{ value: '', text: 'Any skill' }, ...mentoringScheme.skills.map(({ key, name }) => ({ value: key, text: name }))],
      people: found.edges.map(({ node }) => ({
        name: node.personName, organisation: node.organisationName, part: sideWord(node.side, mentoringScheme.kind), tag: profileTagOf(node), href: pathTo(mentoringPaths.participant, { schemeId, participantId: node.profileId }),
        skills: (node.side === 'mentee' ? node.wants : node.offers).map((key) => names.get(key) ?? key).join(', '), places: node.side === 'mentor' ? `${node.taken} of ${node.capacity} places taken` : node.taken > 0 ? '' : 'No match yet',
      })),
      csvHref: hrefWith(pathTo(mentoringPaths.participantsCsv, { schemeId }), {}, query), pagination: cursorPagination(found.pageInfo, here, req.query, req.web.locale),
    })
  },
})

/** The same people as a file, by the same filters. */
const participantsCsvPage = page({
  path: mentoringPaths.participantsCsv,
  get: async (req, res) => {
    const filter = readFilter(req)
    const people: ParticipantLine[] = []
    let names = new Map<string, string>()
    let after: string | null = null
    for (let n = 0; n < MAX_PORTIONS && (n === 0 || after !== null); n += 1) {
      const portion = await load(req, filter, 100, after)
      names = new Map(portion.mentoringScheme.skills.map(({ key, name }) => [key, name]))
      people.push(...portion.mentoringParticipants.edges.map(({ node }) => node))
      after = portion.mentoringParticipants.pageInfo.hasNextPage ? portion.mentoringParticipants.pageInfo.endCursor : null
    }
    res.setHeader('content-disposition', 'attachment; filename="mentoring-participants.csv"')
    res.type('text/csv').send(participantsCsv(people, names))
  },
})

/** One participant, as those who match people may know them. */
const participantPage = page({
  path: mentoringPaths.participant,
  get: async (req, res) => {
    const schemeId = param(req, 'schemeId')
    const { mentoringScheme, mentoringProfile: found } = await execute(req, MentoringParticipantDocument, { schemeId, profileId: param(req, 'participantId') })
    if (!mentoringScheme.viewerCanMatch || found.schemeId !== mentoringScheme.id) throw new PageError('notFound')
    const names = new Map(mentoringScheme.skills.map(({ key, name }) => [key, name]))
    const questions = new Map(mentoringScheme.settings.questions.map(({ key, label }) => [key, label]))
    const skills = (chosen: typeof found.wants) => chosen.map(({ key }) => names.get(key) ?? key).join(', ')
    const words = (codes: readonly string[], of: Readonly<Record<string, string>>) => codes.map((code) => of[code] ?? code).join(', ')
    res.render('mentoring/schemes/participant', {
      title: found.personName ?? 'Participant', scheme: schemeFrame(mentoringScheme, 'participants'), previous: pathTo(mentoringPaths.participants, { schemeId }), tag: profileTagOf(found),
      rows: summaryRows([
        { key: 'Organisation', value: found.organisationName }, { key: 'Takes part as', value: sideWord(found.side, mentoringScheme.kind) }, { key: 'In one line', value: found.headline }, { key: 'Goals', value: found.goals },
        ...(mentoringScheme.kind === 'paired' ? [{ key: 'Digital role', value: wordOf(BACKGROUNDS, found.background) }] : []),
        { key: 'Seniority', value: wordOf(SENIORITIES, found.seniority) }, { key: 'Area of work', value: wordOf(SECTORS, found.sector) }, { key: 'Working pattern', value: wordOf(PATTERNS, found.workingPattern) },
        { key: 'Wants to learn', value: skills(found.wants) }, { key: 'Can teach', value: skills(found.offers) }, { key: 'Ways of meeting', value: words(found.modes, MODES) }, { key: 'Languages', value: words(found.languages, LANGUAGES) },
        { key: 'Usually free', value: timesInWords(found.times).join(', ') }, { key: 'Places', value: found.side === 'mentor' ? `${found.taken} of ${found.capacity} taken` : found.taken > 0 ? 'Has a match or proposal' : 'No match yet' },
        ...found.answers.map(({ key, answer }) => ({ key: questions.get(key) ?? key, value: answer })),
      ]),
    })
  },
})

export const participantPages = [participantsPage, participantsCsvPage, participantPage]
