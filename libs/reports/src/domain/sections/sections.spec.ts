import fc from 'fast-check'
import { plainDate, quarter } from '#kernel'
import { anEquityRelease, type GroupCounts } from '../../testing/an-equity-release.js'
import { relativeLikelihood } from '../relative-likelihood.js'
import { relativeRate } from '../relative-rate.js'
import { contentProblems, isBetween, isWithheld, type ReportSection } from '../report-content.js'
import type { PublishedStaff } from './access-tables.js'
import { type EquityRelease, equitySection } from './equity-tables.js'
import { MOST_GAPS, type SkillShortage, type SkillsPicture, skillsSection } from './skills-tables.js'
import { type GroupShare, type StaffByFamily, type StaffQuarter, workforceSection } from './workforce-tables.js'

const keepsItsRules = (section: ReportSection) => expect(contentProblems({ title: '', summary: '', sections: [section] })).toEqual([])

describe('the section about the workforce', () => {
  const q = (name: string, reported: number, headcount: number | null): StaffQuarter => ({
    quarter: quarter(name), coverage: { of: 9, reported }, withheld: headcount === null ? 'Too few organisations.' : null,
    totals: headcount === null ? null : { headcount, vacancies: 10 }, vacancyRate: headcount === null ? null : 9.09, turnover: headcount === null ? null : 0, protectedBy: 'controlled_rounding', within: 4,
  })
  const byFamily: StaffByFamily = {
    quarter: quarter('2026-Q1'), withheld: null, method: 'controlled_rounding', description: 'Rounded.', people: 100, families: [{ key: 'data', name: 'Data', people: 60 }, { key: 'ux', name: 'Design', people: 40 }],
    characteristics: [
      { key: 'age_band', name: 'Age', problem: null, answers: [{ key: 'under_25', name: 'Under 25', people: 30, byFamily: [20, 10] }, { key: 'not_known', name: 'Not known', people: 70, byFamily: [40, 30] }] },
      { key: 'sex', name: 'Sex', problem: 'Too small.', answers: [] },
    ],
  }
  const women: GroupShare = { title: 'Women', share: 33.333, bounds: { from: 20.04, to: 50 }, people: 100, known: 300, why: null, method: 'controlled_rounding' }

  it('withholds turnover alone, with its reason, where leavers would tell too much beside headcounts', () => {
    const section = workforceSection([{ ...q('2026-Q1', 7, 100), turnover: null, movementsWithheld: 'It would tell too much.' }], [], null, false)
    keepsItsRules(section)
    expect(section.tables[0]!.rows[0]).toEqual(['2026-Q1', 100, 10, 9.1, { withheld: true }, 7, 9])
    expect(section.tables[0]!.notes).toContain('Turnover of 2026-Q1: It would tell too much.')
  })

  it('tells withheld figures from those that nobody returned', () => {
    const section = workforceSection([q('2025-Q3', 0, 0), q('2025-Q4', 2, null), q('2026-Q1', 7, 100)], [women, { ...women, title: 'Disabled people', share: null, why: 'Too small.' }], byFamily, false)
    keepsItsRules(section)
    expect(section.paragraphs).toEqual(['For 2026-Q1 7 of 9 organisations returned 100 digital staff, with 9.1 % of posts vacant and a turnover of 0 % a year.'])
    const [quarters, groups, age, ...more] = section.tables
    expect(age).toMatchObject({ key: 'workforce-by-age-band', rows: [['Data', 60, 20, 40], ['Design', 40, 10, 30], ['All role families', 100, 30, 70]] })
    expect([more, quarters!.method]).toEqual([[], 'controlled_rounding'])
    expect(quarters!.notes[1]).toContain('within 4 of the true count')
    expect(quarters!.rows.map((row) => row.slice(0, 3))).toEqual([['2025-Q3', null, null], ['2025-Q4', { withheld: true }, { withheld: true }], ['2026-Q1', 100, 10]])
    expect(quarters!.notes).toContain('Too few organisations.')
    expect(groups).toMatchObject({ method: 'controlled_rounding', rows: [['Women', 33.3, { from: 20, to: 50 }, 100, 300], ['Disabled people', { withheld: true }, { withheld: true }, { withheld: true }, { withheld: true }]] })
    expect(groups!.notes).toContain('Disabled people: Too small.')
  })

  it('of an organisation shows no group of its people', () => {
    const section = workforceSection([q('2026-Q1', 1, 12)], [women], byFamily, true)
    expect(section.tables.map(({ key, method }) => [key, method])).toEqual([['workforce-quarters', 'none']])
  })

  it('says so when nobody returned anything', () => {
    expect(workforceSection([q('2026-Q1', 0, 0)], [women], byFamily, false)).toMatchObject({ tables: [], paragraphs: [expect.stringContaining('No workforce return')] })
  })
})

describe('the section about skills', () => {
  const gap = (n: number, over: Partial<SkillShortage> = {}): SkillShortage => ({ role: 'Developer', skill: `Skill ${n}`, level: 'Expert', neededNow: 6, neededInThreeYears: 9, supply: { from: 1, to: 5 }, gapNow: { from: 1, to: 5 }, gapInThreeYears: { from: 4, to: 8 }, routes: ['SQL for all'], ...over })
  const picture = (shortages: readonly SkillShortage[], over: Partial<SkillsPicture> = {}): SkillsPicture => ({ shortages, organisations: 9, from: '2025-Q2', to: '2026-Q1', method: 'band_1_5', methodInWords: 'In bands.', withheld: null, ...over })

  it('lists the largest gaps with what leads there, and says where nothing does', () => {
    const section = skillsSection(picture([gap(0), gap(1, { routes: [], supply: { from: 7, to: 7 } }), gap(2, { gapInThreeYears: { from: -3, to: 0 } }), ...Array.from({ length: 30 }, (_, n) => gap(n + 3))]))
    keepsItsRules(section)
    expect(section.paragraphs[0]).toBe('Of the skills that were returned, 32 will be short in three years, and for 1 of them nothing on offer leads there. The largest gap is Skill 0 (Expert) for Developer: 4 to 8 people.')
    const [table] = section.tables
    expect(table!.rows).toHaveLength(MOST_GAPS)
    expect(table!.rows[0]).toEqual(['Developer', 'Skill 0', 'Expert', 6, 9, { from: 1, to: 5 }, { from: 1, to: 5 }, { from: 4, to: 8 }, 'SQL for all'])
    expect(table!.rows[1]!.slice(5)).toEqual([7, { from: 1, to: 5 }, { from: 4, to: 8 }, 'Nothing yet'])
    expect(table!.rows.map(([, skill]) => skill)).not.toContain('Skill 2')
  })

  it('says why there is nothing', () => {
    expect(skillsSection(picture([], { withheld: 'Too few.' }))).toMatchObject({ paragraphs: ['Too few.'], tables: [] })
    expect(skillsSection(picture([gap(0, { gapInThreeYears: { from: -1, to: 0 } })]))).toMatchObject({ paragraphs: [expect.stringContaining('no skill will be short')], tables: [] })
  })
})

describe('the section about equity', () => {
  const release = (groups: GroupCounts, options = {}): EquityRelease => ({ publicationId: 'mentoring-progress.sex', population: 'mentoring-progress', question: 'sex', title: 'sex', snapshotOn: plainDate('2026-03-01'), release: anEquityRelease(groups, options) })
  const compared = (groups: GroupCounts, options = {}) => equitySection([release(groups, options)], { kind: 'all' })!.tables.find(({ key }) => key === 'equity-matched-sex')!

  it('compares each group with the reference, by published counts alone and with what their rounding hides', () => {
    const table = compared({ male: [400, 300], female: [400, 100] })
    expect(table.rows[0]).toEqual(['Group male', 400, 300, 75, 1, null, 'Compared with'])
    const [, of, chosen, share, ratio, interval, reading] = table.rows[1]!
    expect([of, chosen, share, ratio, reading]).toEqual([400, 100, 25, 3, 'Reference group clearly more likely'])
    const exact = relativeLikelihood({ of: { from: 400, to: 400 }, chosen: { from: 100, to: 100 } }, { of: { from: 400, to: 400 }, chosen: { from: 300, to: 300 } })!
    if (!isBetween(interval!)) throw new Error('No interval')
    expect(interval.from).toBeLessThan(exact.from)
    expect(interval.to).toBeGreaterThan(exact.to)
    expect(compared({ male: [400, 300], female: [400, 295] }).rows[1]!.at(-1)).toBe('No clear difference')
  })

  it('withholds comparisons of groups that are too small, and says how many', () => {
    const table = compared({ male: [400, 300], female: [25, 20] })
    // Published as 25 it may be 21 in truth.
    expect(table.rows[1]!.slice(4)).toEqual([{ withheld: true }, { withheld: true }, 'Too few people to say'])
    expect(table.notes.at(-1)).toBe('1 group is too small to be compared; the comparison is withheld.')
  })

  it('never compares a group that may have fewer than 25 people, whatever the counts', () => {
    const count = fc.integer({ min: 0, max: 30 }).map((n) => n * 5)
    fc.assert(fc.property(count, count, fc.integer({ min: 0, max: 8 }), (all, some, within) => {
      const row = compared({ male: [400, 300], female: [all, Math.min(all, some)] }, { within }).rows[1]!
      expect(isWithheld(row[4]!)).toBe(all - within < 25 || Math.min(all, some) - within < 1)
    }))
  })

  it('takes the largest group where the usual reference is not published', () => {
    expect(compared({ a: [50, 20], b: [90, 30], c: [60, 20] }).rows.find((row) => row.at(-1) === 'Compared with')![0]).toBe('Group b')
  })

  it('says how many answered, of everybody who was counted', () => {
    const section = equitySection([release({ male: [60, 30], female: [60, 30] }, { preferred: 30, silent: 50 })], { kind: 'all' })!
    keepsItsRules(section)
    expect(section.tables[0]!.rows).toEqual([['sex', 200, 30, 50, 60]])
    expect(section.paragraphs[0]).toContain('In 0 of 1 comparisons')
  })

  it('says that nothing has been published; of a programme that was not counted it says nothing', () => {
    expect(equitySection([], { kind: 'all' })).toMatchObject({ tables: [], paragraphs: [expect.stringContaining('nothing can be said')] })
    expect(equitySection([release({ male: [60, 30], female: [60, 30] })], { kind: 'one', id: 'another' })).toBeUndefined()
  })

  describe('on access to development', () => {
    const applied = (groups: GroupCounts): EquityRelease => ({ publicationId: 'cohort-progress.sex', population: 'cohort-progress', question: 'sex', title: 'sex', snapshotOn: plainDate('2026-03-01'), release: anEquityRelease(groups, { stages: ['applied', 'offered'] }) })
    const staff = (male: number, female: number, within = 4): PublishedStaff => ({ quarter: quarter('2026-Q1'), description: 'Rounded.', characteristics: [{ key: 'sex', within, answers: [{ key: 'male', people: male }, { key: 'female', people: female }, { key: 'not_known', people: 50 }] }] })
    const section = (groups: GroupCounts, of: PublishedStaff | null) => equitySection([applied(groups)], { kind: 'all' }, of)!
    const access = (groups: GroupCounts, of: PublishedStaff) => section(groups, of).tables.find(({ key }) => key === 'equity-access-sex')

    it('compares applicants and places with digital staff of the same group, from published counts', () => {
      const found = section({ male: [400, 200], female: [100, 50] }, staff(1_000, 1_000))
      keepsItsRules(found)
      expect(access({ male: [400, 200], female: [100, 50] }, staff(1_000, 1_000))!.rows).toEqual([
        ['Male', 1_000, 400, 200, 1, null, 1, null, 'Compared with'],
        ['Female', 1_000, 100, 50, 4, expect.objectContaining({ from: expect.any(Number) as unknown }), 4, expect.anything(), 'Reference group clearly more likely'],
      ])
      expect(found.paragraphs.join(' ')).toContain('Applicants need not be digital staff')
      expect(section({ male: [400, 200], female: [100, 50] }, null).paragraphs.join(' ')).toContain('nobody knows how many could have')
    })

    it('calls no difference clear that rounding may have made, and says nothing of small groups or those that are not published', () => {
      expect(access({ male: [100, 50], female: [75, 40] }, staff(100, 100))!.rows[1]!.at(-1)).toBe('No clear difference')
      expect(access({ male: [100, 50], female: [5, 0] }, staff(100, 25))!.rows[1]!.slice(4)).toEqual([{ withheld: true }, { withheld: true }, { withheld: true }, { withheld: true }, 'Too few people to say'])
      expect(access({ male: [100, 50] }, staff(100, 100))).toBeUndefined()
      expect(access({ male: [100, 50], female: [75, 40] }, { ...staff(100, 100), characteristics: [] })).toBeUndefined()
    })

    it('has intervals that hold every ratio that the published ranges allow', () => fc.assert(fc.property(fc.tuple(fc.integer({ min: 30, max: 900 }), fc.integer({ min: 5, max: 900 }), fc.integer({ min: 30, max: 900 }), fc.integer({ min: 5, max: 900 })), fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 4, maxLength: 4 }), ([a, b, c, d], out) => {
      const range = (count: number) => ({ from: Math.max(0, count - 4), to: count + 4 })
      const rate = relativeRate({ among: range(a), took: range(b) }, { among: range(c), took: range(d) })
      const truth = ((d + out[0]!) / (c + out[1]!)) / ((b + out[2]!) / (a + out[3]!))
      if (rate !== undefined) expect(truth >= rate.from && truth <= rate.to).toBe(true)
      expect(rate === undefined).toBe(a - 4 < 25 || c - 4 < 25)
    })))
  })
})
