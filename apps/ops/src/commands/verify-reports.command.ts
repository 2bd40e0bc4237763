import { ReportVerifier, type Verification } from '#reports'
import type { Command } from './command.js'

const WORDS: Readonly<Record<Verification['verdict'], string>> = {
  same: 'ok  ', different: 'BAD ', other_engine: '--  ', not_recorded: '--  ',
}
const because = (found: Verification): string => {
  switch (found.verdict) {
    case 'same': return 'says the same, made again from what was recorded with it'
    case 'different': return `says something else now: ${found.sections.join(', ') || 'its title or summary'}`
    case 'other_engine': return 'was made by another version of Waymark, and is not made again by this one'
    case 'not_recorded': return 'is older than the records from which reports are made again'
  }
}

/** Makes final reports again from what was recorded with them. */
export const verifyReports: Command = {
  name: 'verify-reports',
  usage: 'verify-reports',
  does: 'makes every final report again from what was recorded with it; ends with 1 when one says something else than was published',
  async run({ app, say }) {
    const verifier = app.get(ReportVerifier, { strict: false })
    let good = true
    for (const { id, title, number } of await verifier.settled()) {
      const found = await verifier.verify(id)
      good &&= found.verdict !== 'different'
      say(`${WORDS[found.verdict]} ${title}, snapshot ${number}: ${because(found)}`)
    }
    return good ? 0 : 1
  },
}
