import { z } from 'zod'
import { defineJob } from '#platform/jobs'
import { scenarioQueued } from '../../events.js'

/** Solves a scenario, off the event loop and behind other bulk work. Few tries: the solver counts its own, and a sweep finds what was lost. */
export const solveScenario = defineJob({ name: 'mentoring.solve-scenario', payload: z.object({ scenarioId: z.uuid(), roundId: z.uuid() }), queue: 'bulk', attempts: 4, backoffMs: 2_000, on: [scenarioQueued] })

/** Queues scenarios once more whose worker died. */
export const sweepScenarios = defineJob({ name: 'mentoring.sweep-scenarios', payload: z.object({}), schedule: { pattern: '*/5 * * * *', payload: {} } })

/** Tells those who match that the intake of a round is over. It is frozen by them, never by itself. */
export const tellIntakeOver = defineJob({ name: 'mentoring.tell-intake-over', payload: z.object({}), schedule: { pattern: '10 7 * * *', payload: {} } })

/** Every night: what is private goes from the input of rounds that are over. */
export const removePrivateFacts = defineJob({ name: 'mentoring.remove-private-facts', payload: z.object({}), queue: 'bulk', schedule: { pattern: '50 2 * * *', payload: {} } })
