import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import type { SolveProgress } from '../domain/scored-round.js'
import { solveScoredRound } from '../domain/solve-scored-round.js'
import { aRound, person } from '../testing/a-round.js'
import { scoredRounds } from '../testing/small-scored-rounds.js'
import { runThreads } from './run-threads.js'
import { solveInThreads } from './solve-in-threads.js'
import { threadFiles } from './thread-files.js'

/** Several blocks of people, so that threads have something to share. */
const large = {
  ...aRound, objective: 'everyone' as const,
  seekers: Array.from({ length: 1_500 }, (_, n) => person(`s${n}`, { sets: { wants: [`w${n % 7}`, `w${n % 11}`] }, levels: {}, shortlist: [`h${n % 300}`] })),
  hosts: Array.from({ length: 300 }, (_, n) => ({ ...person(`h${n}`, { sets: { offers: [`w${n % 5}`, `w${n % 13}`] }, organisationId: `org-s${n}` }), seats: n % 6 })),
}

describe('solveInThreads', () => {
  it('gives the same solution to the byte, whatever the number of threads', async () => {
    const here = JSON.stringify(solveScoredRound(large))
    for (const threads of [1, 2, 4]) expect(JSON.stringify(await solveInThreads(large, { threads }))).toBe(here)
  })

  it('does so for all kinds of rounds', async () => {
    for (const round of fc.sample(scoredRounds(12, 8), { numRuns: 12, seed: 5 })) expect(await solveInThreads(round, { threads: 2 })).toEqual(solveScoredRound(round))
  })

  it('answers what is wrong with a round', async () => {
    const round = { ...aRound, seekers: [person('s0'), person('s0')] }
    expect(await solveInThreads(round)).toEqual(solveScoredRound(round))
  })

  it('says how far it has come', async () => {
    const seen: SolveProgress[] = []
    await solveInThreads(large, { threads: 2, onProgress: (progress) => seen.push(progress) })
    expect([...new Set(seen.map(({ step }) => step))]).toEqual(['scoring', 'solving', 'pricing', 'explaining'])
    expect(seen.every(({ done, total }) => done <= total)).toBe(true)
    expect(seen.findLast(({ step }) => step === 'scoring')).toEqual({ step: 'scoring', done: 1_500, total: 1_500 })
    expect(seen.at(-1)).toEqual({ step: 'explaining', done: 1_500, total: 1_500 })
  })

  it('stops when it is told to, before and in the middle', async () => {
    const cancelled = { ok: false, error: [{ code: 'CANCELLED' }] }
    expect(await solveInThreads(large, { signal: AbortSignal.abort() })).toEqual(cancelled)
    for (const step of ['scoring', 'pricing'] as const) {
      const stop = new AbortController()
      expect(await solveInThreads(large, { threads: 2, signal: stop.signal, onProgress: (progress) => progress.step === step && stop.abort() })).toEqual(cancelled)
    }
  })

  it('fails with what its caller throws', async () => {
    await expect(solveInThreads(large, { onProgress: () => { throw new Error('enough') } })).rejects.toThrow('enough')
  })

  describe('whatever becomes of its threads', () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-threads-'))
    const file = (name: string, text: string): URL => {
      writeFileSync(join(folder, name), text)
      return pathToFileURL(join(folder, name))
    }
    afterAll(() => rmSync(folder, { recursive: true }))

    it.each([
      ['one that scores ends', 'ended with 7', () => ({ ...threadFiles, scoring: file('ends.mjs', "import { workerData } from 'node:worker_threads'\nworkerData.port.on('message', () => process.exit(7))") })],
      ['one that scores throws', 'no memory', () => ({ ...threadFiles, scoring: file('throws.mjs', "import { workerData } from 'node:worker_threads'\nworkerData.port.on('message', () => { throw new Error('no memory') })") })],
      ['the one that solves ends', 'ended with 0', () => ({ ...threadFiles, solve: file('gone.mjs', '') })],
      ['there is no such file', 'Cannot find module', () => ({ ...threadFiles, solve: new URL('missing.mjs', pathToFileURL(folder)) })],
    ])('fails where %s', async (_, message, files) => {
      await expect(runThreads(large, files(), 2, {})).rejects.toThrow(message)
    })

    it('leaves none of them running', async () => {
      const beats = join(folder, 'beats')
      writeFileSync(beats, '')
      /** The same thread, which shows that it lives. */
      const beating = (name: string, thread: URL): URL =>
        file(name, `import { appendFileSync } from 'node:fs'\nsetInterval(() => appendFileSync(${JSON.stringify(beats)}, '.'), 2)\nawait import(${JSON.stringify(thread.href)})`)
      const files = { solve: beating('solve.mjs', threadFiles.solve), scoring: beating('scoring.mjs', threadFiles.scoring) }
      const stop = new AbortController()
      const fail = (): never => { throw new Error('enough') }
      expect(await runThreads(large, files, 2, {})).toMatchObject({ ok: true })
      expect(await runThreads(large, files, 2, { signal: stop.signal, onProgress: () => stop.abort() })).toMatchObject({ ok: false })
      await expect(runThreads(large, files, 2, { onProgress: fail })).rejects.toThrow('enough')
      const beat = readFileSync(beats, 'utf8').length
      await setTimeout(50)
      expect(beat).toBeGreaterThan(0)
      expect(readFileSync(beats, 'utf8')).toHaveLength(beat)
    })
  })
})
