import { loadReference } from '../reference/load-reference.js'
import type { Command } from './command.js'

export const seed: Command = {
  name: 'seed',
  usage: 'seed',
  does: 'loads the responsibility matrix and the demonstration framework; again changes nothing',
  async run({ app, ctx, say }) {
    for (const line of await loadReference(app, ctx)) say(line)
    return 0
  },
}
