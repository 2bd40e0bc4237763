import { MessageUpkeepService } from '#notifications'
import { createJobBackend, QUEUE_NAMES } from '#platform/jobs'
import type { Command } from './command.js'

const DAY_MS = 86_400_000

/** Tries again what was set aside as failed. */
export const requeue: Command = {
  name: 'requeue',
  usage: 'requeue [--days 7]',
  does: 'tries failed jobs and failed messages of the last days again',
  async run({ config, app, ctx, options, say }) {
    const days = Number(options['days'] ?? 7)
    if (!Number.isInteger(days) || days < 1) return 2
    const backend = await createJobBackend(config)
    let jobs = 0
    for (const name of QUEUE_NAMES) {
      const queue = backend.queue(name)
      for (const job of await queue.getFailed()) {
        if ((job.finishedOn ?? 0) < ctx.now.getTime() - days * DAY_MS) continue
        await job.retry()
        jobs++
      }
      await queue.close()
    }
    await backend.close()
    const messages = await app.get(MessageUpkeepService, { strict: false }).queueFailedAgain(ctx, new Date(ctx.now.getTime() - days * DAY_MS))
    say(`Trying again: ${jobs} jobs, ${messages} messages.`)
    return 0
  },
}
