// The thread that protects a publication: seconds to minutes of computing, in which the worker has to go on saying that it is alive.
import { parentPort, workerData } from 'node:worker_threads'
import { protectTogether } from '#disclosure'
import type { ProtectTask } from './protect-in-thread.js'

const { definition, counts, history, secret } = workerData as ProtectTask
parentPort!.postMessage(await protectTogether(definition, counts, history, { secret }), [])
