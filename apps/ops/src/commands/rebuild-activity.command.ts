import { ActivityService, STRANDS } from '#reports'
import type { Command } from './command.js'

/** Counts the activity of reports anew from the records, and says whether what was kept by events was right. */
export const rebuildActivity: Command = {
  name: 'rebuild-activity',
  usage: 'rebuild-activity',
  does: 'counts the activity of reports anew from the records; ends with 1 when the figures kept by events were not the same (they are now)',
  async run({ app, say }) {
    let allAgreed = true
    for (const strand of STRANDS) {
      const { cells, agreed } = await app.get(ActivityService, { strict: false }).rebuild(strand)
      say(`${agreed ? 'ok  ' : 'BAD '} ${strand}: ${cells} figures, ${agreed ? 'the same as those kept by events' : 'other than those kept by events, and put right'}`)
      allAgreed &&= agreed
    }
    return allAgreed ? 0 : 1
  },
}
