import { loadWorkforcePlan, organisationOfCode } from '../reference/load-workforce-plan.js'
import type { Command } from './command.js'

export const seedPlan: Command = {
  name: 'seed-plan',
  usage: 'seed-plan <institute code> <LGA code>',
  does: 'loads the national targets as a draft that both owners approve; again changes nothing',
  async run({ app, ctx, args: [instituteCode, lgaCode], say }) {
    if (instituteCode === undefined || lgaCode === undefined) return 2
    const [institute, lga] = [await organisationOfCode(app, ctx, instituteCode), await organisationOfCode(app, ctx, lgaCode)]
    if (institute === undefined || lga === undefined) {
      say(`No organisation has the code ${institute === undefined ? instituteCode : lgaCode}.`)
      return 1
    }
    for (const line of (await loadWorkforcePlan(app, ctx, institute, lga)).lines) say(line)
    return 0
  },
}
