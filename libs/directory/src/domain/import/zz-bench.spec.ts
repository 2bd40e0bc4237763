import { readPersonRow } from './read-person-row.js'
import { readMembershipRow } from './read-membership-row.js'
import { newId } from '#kernel'
import { ROLES } from '#platform/access'
import { createSeenValues } from './row-problem.js'
import { CsvSplitter } from './csv-splitter.js'
it('x', () => {
  let text = ''
  for (let i = 0; i < 100000; i++) text += `given.family${i}@council${i % 300}.gov.uk,Given${i % 999},Family${i},digital_practitioner\n`
  let text2 = ''
  for (let i = 0; i < 100000; i++) text2 += `given.family${i}@council${i % 300}.gov.uk,E0${i % 300},learner,2026-04-01,2027-04-01,Officer,m${i}@council.gov.uk\n`
  for (let run = 0; run < 3; run++) {
    let t = performance.now()
    let n = 0
    const s0 = new CsvSplitter({ record: (c) => { n += c.length }, broken: () => {} })
    for (let at = 0; at < text.length; at += 65536) s0.write(text.slice(at, at + 65536))
    s0.end()
    const a = performance.now() - t
    t = performance.now()
    const seen = createSeenValues()
    let good = 0
    const s1 = new CsvSplitter({ record: (c, line) => { if (readPersonRow({ email: c[0], given_name: c[1], family_name: c[2], background: c[3] }, line, seen).ok) good++ }, broken: () => {} })
    for (let at = 0; at < text.length; at += 65536) s1.write(text.slice(at, at + 65536))
    s1.end()
    const b = performance.now() - t
    t = performance.now()
    for (let i = 0; i < 100000; i++) newId()
    const c = performance.now() - t
    t = performance.now()
    const state = { seen: createSeenValues(), roles: ROLES }
    let good2 = 0
    const s2 = new CsvSplitter({ record: (c, line) => { if (readMembershipRow({ email: c[0], organisation_code: c[1], role: c[2], from: c[3], to: c[4], job_title: c[5], line_manager_email: c[6] }, line, state).ok) good2++ }, broken: () => {} })
    for (let at = 0; at < text2.length; at += 65536) s2.write(text2.slice(at, at + 65536))
    s2.end()
    const d = performance.now() - t
    console.log({ split: a, splitAndPeople: b, newId: c, memberships: d, good, good2 })
  }
})
