import fc from 'fast-check'
import { compileScheme } from '#matching'
import { newId, unwrap } from '#kernel'
import { asId } from '#kernel'
import { LANGUAGES, MEETING_MODES, SENIORITIES } from '../profiles/profile-details.js'
import { CRITERIA, DEFAULT_WEIGHTS, defaultSettings, PRIVATE_CRITERIA } from '../schemes/scheme-settings.js'
import { SCHEME_KINDS } from '../schemes/scheme-states.js'
import { buildScoredRound, seniorityCurve } from './build-scored-round.js'
import { inheritConstraints, pairKey } from './check-constraints.js'
import { checkRound } from './check-round.js'
import { compareScenarios } from './compare-scenarios.js'
import { checkIntake } from './decide-freeze.js'
import { changesOf, type PairNow, whoWaited } from './decide-publication.js'
import { canonicalLines, type FrozenParticipant, type FrozenRound, tieKeyOf } from './frozen-round.js'
import { BARRIER_KINDS, brokenSchemeRules, shownRules } from './pair-rules.js'
import { countsPrivate, publicBreakdown, publicFigures, publicPoints } from './public-points.js'
import { poolRemovals } from './pool-removals.js'
import { checkScenarioWish } from './scenario-settings.js'
import { solveProblemsInWords } from './solve-problems.js'

const participant = (side: 'mentee' | 'mentor', facts: Partial<FrozenParticipant['facts']> = {}, more: Partial<FrozenParticipant> = {}): FrozenParticipant => ({
  profileId: newId(), personId: newId(), organisationId: side === 'mentee' ? 'a' : 'b', side, seats: 1, priority: 0,
  facts: { details: {}, wants: [], offers: [], wishes: [], tags: [], region: null, ...facts }, ...more,
})
const roundOf = (participants: readonly FrozenParticipant[], kind: (typeof SCHEME_KINDS)[number] = 'reverse'): FrozenRound => ({ scheme: { kind, version: 1, settings: defaultSettings(kind) }, participants, barriers: [] })
const choices = { settings: { weights: DEFAULT_WEIGHTS, objective: 'everyone' as const, floor: 0, keepBonus: 0 }, locked: [], forbidden: [], kept: [] }

const anyDetails = fc.record({
  languages: fc.subarray([...LANGUAGES]), modes: fc.subarray([...MEETING_MODES]), times: fc.nat(1_023), background: fc.constantFrom('digital' as const, 'non_digital' as const), seniority: fc.constantFrom(...SENIORITIES),
}, { requiredKeys: [] })
const anyRules = fc.record({ otherOrganisation: fc.boolean(), sharedLanguage: fc.boolean(), sharedMode: fc.boolean(), sameRegion: fc.boolean(), sharedTimes: fc.nat(3), acrossBackgrounds: fc.boolean() })
const anyone = (side: 'mentee' | 'mentor') => fc.tuple(anyDetails, fc.constantFrom('x', 'y'), fc.constantFrom('North', 'South', null)).map(([details, organisationId, region]) => participant(side, { details, region }, { organisationId }))

describe('hard rules of a round', () => {
  it('are the same for the engine and for the check at publication', () =>
    fc.assert(fc.property(anyone('mentee'), anyone('mentor'), anyRules, (mentee, mentor, rules) => {
      const round = roundOf([mentee, mentor], 'paired')
      const scored = buildScoredRound({ ...round, scheme: { ...round.scheme, settings: { ...round.scheme.settings, rules } } }, choices, 1)
      const engine = unwrap(compileScheme(scored.scheme, scored.seekers, scored.hosts, scored.keptApart)).failedRules(0, 0)
      const facts = ({ organisationId, facts: { region, details } }: FrozenParticipant) => ({ organisationId, region: region ?? undefined, details })
      expect(brokenSchemeRules(rules, facts(mentee), facts(mentor))).toEqual(engine)
    }), { numRuns: 500 }))

  it('are shown with everything private as one', () => {
    expect(shownRules([...BARRIER_KINDS, 'self', 'shared_mode', 'avoided'])).toEqual(['kept_apart', 'shared_mode'])
    expect(poolRemovals({ self: 1, kept_apart: 2, shared_language: 3, shared_mode: 0 })).toEqual([{ rule: 'shared_language', count: 3 }, { rule: 'kept_apart', count: 3 }])
  })
})

describe('the engine’s view of a round', () => {
  const levels = (mentee: number, mentor: number, kind: (typeof SCHEME_KINDS)[number]) => {
    const people = [participant('mentee', { details: { seniority: SENIORITIES[mentee]! } }), participant('mentor', { details: { seniority: SENIORITIES[mentor]! } })]
    const { scheme, seekers, hosts } = buildScoredRound(roundOf(people, kind), choices, 1)
    return unwrap(compileScheme(scheme, seekers, hosts, [])).breakdown(0, 0).find(({ code }) => code === 'seniority')!
  }

  it('likes a mentor two steps further on, and in reverse mentoring the other way round', () => {
    expect([levels(1, 3, 'sponsorship').points, levels(3, 1, 'reverse').points].map((points) => points / levels(1, 3, 'sponsorship').most)).toEqual([1, 1])
    expect([levels(1, 2, 'sponsorship'), levels(1, 4, 'sponsorship')].map(({ points, most }) => points / most)).toEqual([0.75, 0.75])
    expect(levels(3, 1, 'sponsorship').points).toBe(0)
    expect(seniorityCurve(2)).toHaveLength(13)
    expect(seniorityCurve(-2).toReversed()).toEqual(seniorityCurve(2))
  })

  it('knows whom people wish for by their profiles, leaves out who is not there, and gives who waited their bonus', () => {
    const mentor = participant('mentor', { offers: ['data'] }, { seats: 3 })
    const mentee = participant('mentee', { wishes: [newId(), mentor.personId], tags: [' T '], details: { choice: 'sector', values: [1, null, 5] } }, { priority: 500 })
    const { seekers, hosts } = buildScoredRound(roundOf([mentor, mentee]), choices, 7)
    expect(seekers).toMatchObject([{ id: mentee.profileId, bonus: 500, shortlist: [mentor.profileId], choice: 'sector', answers: { values: [1, undefined, 5] }, sets: { tags: ['t'] } }])
    expect(hosts).toMatchObject([{ id: mentor.profileId, seats: 3, shortlist: [] }])
  })

  it('has one canonical form, whatever the order of people and keys', () =>
    fc.assert(fc.property(fc.array(anyone('mentee'), { maxLength: 6 }), fc.nat(), (people, seed) => {
      const turned = people.map((one, n) => ({ one, key: (n * 7 + seed) % 11 })).sort((a, b) => a.key - b.key).map(({ one }) => Object.fromEntries(Object.entries(one).toReversed()) as unknown as FrozenParticipant)
      expect([...canonicalLines(roundOf(turned))]).toEqual([...canonicalLines(roundOf(people))])
    })))

  it('breaks ties by 32 bits of the hash', () => expect([tieKeyOf('ffffffff00'), tieKeyOf('00000000ff')]).toEqual([4_294_967_295, 0]))
})

describe('what managers are shown', () => {
  it('adds up without private criteria, of which it tells nothing', () =>
    fc.assert(fc.property(fc.array(fc.record({ points: fc.nat(500), most: fc.nat(1_000) }), { minLength: CRITERIA.length, maxLength: CRITERIA.length }), (given) => {
      const breakdown = given.map(({ points, most }, n) => ({ code: CRITERIA[n]!, most, points: Math.min(points, most) }))
      const shown = publicBreakdown(breakdown)
      expect(shown.reduce((sum, { points }) => sum + points, 0)).toBe(publicPoints(breakdown))
      const others = breakdown.map((one) => ((PRIVATE_CRITERIA as readonly string[]).includes(one.code) ? { ...one, points: 0 } : one))
      expect([publicBreakdown(others), publicPoints(others)]).toEqual([shown, publicPoints(breakdown)])
      expect(shown.filter(({ code }) => (PRIVATE_CRITERIA as readonly string[]).includes(code))).toEqual([])
    })))

  it('leaves out what weighs nothing', () => expect(publicBreakdown([{ code: 'skills', points: 3, most: 5 }, { code: 'wishes', points: 0, most: 0 }, { code: 'region', points: 0, most: 0 }])).toEqual([{ code: 'skills', points: 3, most: 5 }]))

  it('knows whether anything private counts, and sums up by public points', () => {
    const open = { ...DEFAULT_WEIGHTS, wishes: 0, choice: 0, background: 0 }
    expect([countsPrivate(DEFAULT_WEIGHTS), countsPrivate(open), countsPrivate({ ...open, background: 1 })]).toEqual([true, false, true])
    expect([publicFigures([]), publicFigures([30, 10, 20])]).toEqual([{ totalScore: 0 }, { totalScore: 60, meanScore: 20, fifthPercentile: 10, lowestScore: 10 }])
  })

  it('says of each problem of a solve what to do', () =>
    expect(solveProblemsInWords([{ code: 'TOO_MANY_SEEKERS', count: 131_073, most: 131_072 }, { code: 'PINNED_BEYOND_SEATS', hostId: 'h', pinned: 2, seats: 1 }, { code: 'PINNED_TWICE', seekerId: 's' }, { code: 'PINNED_TWICE', seekerId: 't' }]))
      .toBe('There are 131,073 mentees, and one round takes 131,072. Match them in two schemes. 2 mentees are locked to a mentor with 1 seat. Make a scenario without some of those locks. A mentee is locked to two mentors. Make a scenario in which each mentee is locked once.'))
})

describe('what a scenario may ask for', () => {
  const wish = { title: 'First', weights: {}, objective: 'everyone', floor: 0, keepBonus: 0, hasBase: false }
  const codes = (more: Partial<Parameters<typeof checkScenarioWish>[1]>) => checkScenarioWish(DEFAULT_WEIGHTS, { ...wish, ...more }).map(({ code, field }) => `${code} ${field}`)

  it('refuses each thing that is wrong beside its field', () => {
    expect(codes({})).toEqual([])
    expect(codes({ title: ' ', floor: 1.5, keepBonus: -1, objective: '' })).toEqual(['TITLE_LENGTH title', 'OBJECTIVE objective', 'FLOOR floor', 'KEEP_BONUS keepBonus'])
    for (const weight of [Number.NaN, -1, 0.5, 10_001, Number.POSITIVE_INFINITY]) expect(codes({ weights: { skills: weight } })).toEqual(['WEIGHT weights.skills'])
    expect(checkScenarioWish({ ...DEFAULT_WEIGHTS, wishes: 0, choice: 0 }, { ...wish, weights: { skills: 0, values: 0, seniority: 0, sector: 0, region: 0, times: 0 } }).map(({ code }) => code)).toEqual(['NO_WEIGHT'])
    expect(codes({ keepBonus: 500 })).toEqual(['KEEP_BONUS_NEEDS_BASE keepBonus'])
    expect(codes({ floor: 1 })).toEqual(['FLOOR_IS_PRIVATE floor'])
    expect(checkScenarioWish({ ...DEFAULT_WEIGHTS, wishes: 0, choice: 0 }, { ...wish, floor: 3_000 })).toEqual([])
    expect(codes({ keepBonus: 500, hasBase: true })).toEqual([])
  })

  it('lets nobody weigh what is private by itself', () => {
    for (const code of PRIVATE_CRITERIA) expect(codes({ weights: { [code]: 99 } })).toEqual([`WEIGHT_IS_PRIVATE weights.${code}`])
    expect(codes({ weights: { skills: 0, values: 0, seniority: 0, sector: 5, region: 5, times: 5 } })).toEqual(['PRIVATE_TOO_HEAVY weights'])
  })

  it('changes what it takes over: released, locked otherwise, forbidden', () => {
    const [p, q, r] = [['a', 'x'], ['b', 'y'], ['a', 'z']].map(([e, m]) => ({ menteeProfileId: asId<never>(e!), mentorProfileId: asId<never>(m!) })) as never as [Parameters<typeof pairKey>[0], Parameters<typeof pairKey>[0], Parameters<typeof pairKey>[0]]
    const base = { locked: [p], forbidden: [q] }
    expect(inheritConstraints(base, { lock: [], forbid: [], release: [] })).toEqual(base)
    expect(inheritConstraints(base, { lock: [r], forbid: [], release: [q] })).toEqual({ locked: [r], forbidden: [] })
    expect(inheritConstraints(base, { lock: [q], forbid: [p], release: [] })).toEqual({ locked: [q], forbidden: [p] })
    expect(inheritConstraints(base, { lock: [], forbid: [q], release: [] })).toEqual(base)
  })
})

describe('a round on its way', () => {
  it('needs people, seats, and no more than can be proved', () => {
    const codes = (mentees: number, mentors: number, seats: number) => checkIntake({ mentees, mentors, seats }).map(({ code }) => code)
    expect([codes(0, 0, 0), codes(1, 1, 0), codes(131_072, 1, 1), codes(131_073, 1, 1), codes(1, 131_073, 1)]).toEqual([['NO_MENTEES', 'NO_MENTORS'], ['NO_SEATS'], [], ['TOO_MANY_MENTEES'], ['TOO_MANY_MENTORS']])
    expect(checkIntake({ mentees: 131_073, mentors: 1, seats: 1 })[0]!.fix).toContain('exact up to 131,072')
    expect(checkRound({ title: 'T', intakeOpensOn: '2026-05-01', intakeClosesOn: '2027-05-03' }).map(({ code }) => code)).toEqual(['INTAKE_TOO_LONG'])
  })

  it('counts who moved, and everybody once', () =>
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 8, maxLength: 8 }), (given) => {
      const pairs = (side: 0 | 1) => given.flatMap((mentors, n) => (mentors[side] === 0 ? [] : [{ menteeProfileId: `e${n}` as never, mentorProfileId: `r${mentors[side]}` as never }]))
      const [before, after] = [pairs(0), pairs(1)]
      const { same, moved, gained, lost, changes } = compareScenarios(before, after)
      expect([same + moved + lost, same + moved + gained, changes.length]).toEqual([before.length, after.length, moved + gained + lost])
    })))

  it('says what became of a pair: leaving before rules, rules before seats', () => {
    const fine = { state: 'ready' as const, belongs: true, organisationId: 'a' }
    const pair: PairNow = { menteeProfileId: 'e' as never, mentorProfileId: 'r' as never, mentee: fine, mentor: { ...fine, organisationId: 'b' }, broken: [], frozenOrganisations: { mentee: 'a', mentor: 'b' } }
    const whatOf = (more: Partial<PairNow>) => changesOf({ ...pair, ...more }).map(({ who, what, rules }) => [who, what, ...rules].join(' '))
    expect(whatOf({})).toEqual([])
    expect(whatOf({ mentee: { ...fine, state: 'withdrawn' }, mentor: { ...fine, state: 'paused' }, broken: ['not_ready'] })).toEqual(['mentee withdrew', 'mentor paused'])
    expect(whatOf({ mentee: { ...fine, belongs: false } })).toEqual(['mentee left'])
    expect(whatOf({ broken: ['already_matched', 'no_seat'] })).toEqual(['both already_matched'])
    expect(whatOf({ mentee: { ...fine, organisationId: 'b' }, broken: ['other_organisation'] })).toEqual(['mentee moved_council other_organisation'])
    expect(whatOf({ mentee: { ...fine, organisationId: 'c' } })).toEqual([])
    expect(whatOf({ broken: ['avoided', 'failed_before'] })).toEqual(['both rule_broken kept_apart'])
    expect(whatOf({ broken: ['no_seat'] })).toEqual(['both no_seat_left'])
    // Whatever keeps two apart, also somebody who moved to a council that the other avoids.
    const moves: Partial<PairNow>[] = [{}, { mentee: { ...fine, organisationId: 'c' } }]
    expect(new Set(moves.flatMap((more) => BARRIER_KINDS.map((kind) => whatOf({ ...more, broken: [kind] }).join()))).size).toBe(1)
    expect(whatOf({ mentee: { ...fine, organisationId: 'b' }, broken: ['avoided', 'other_organisation'] })).toEqual(['mentee moved_council other_organisation', 'both rule_broken kept_apart'])
    expect(whoWaited(['e', 'f'] as never, [{ menteeProfileId: 'e' as never, mentorProfileId: 'r' as never }])).toEqual(['f'])
  })
})
