import { access, constants, mkdir } from 'node:fs/promises'
import { AuditSealService } from '#audit'
import { Database, SchemaState } from '#platform/database'
import { outboxBacklog } from '#platform/outbox'
import type { Command } from './command.js'

interface Finding {
  readonly ok: boolean
  readonly text: string
}

/** Looks at what an installation needs and says what is wrong with it. */
export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor',
  does: 'checks database, migrations, outbox, files folder and audit chain',
  async run({ config, app, ctx, say }) {
    const schema = app.get(SchemaState)
    const findings: Finding[] = []
    const pending = await schema.hasPendingMigrations()
    findings.push({ ok: !pending, text: pending ? 'Migrations are pending: run ops migrate' : 'Migrations are up to date' })
    if (!pending) {
      const drift = await schema.drift()
      findings.push({ ok: drift.length === 0, text: drift.length === 0 ? 'The tables are as the code expects' : `The tables differ from the code: ${drift[0]}` })
    }
    const { waiting, oldest } = await outboxBacklog(app.get(Database))
    const late = oldest !== null && ctx.now.getTime() - oldest.getTime() > 300_000
    findings.push({ ok: !late, text: late ? `${waiting} messages wait in the outbox, the oldest for more than five minutes: is a worker running?` : 'The outbox is carried' })
    findings.push(await writable(config.FILES_DIR))
    const broken = await app.get(AuditSealService, { strict: false }).firstBroken()
    findings.push({ ok: broken === undefined, text: broken ? `The audit trail was changed in batch ${broken.id}` : 'The audit chain holds' })
    for (const finding of findings) say(`${finding.ok ? 'ok  ' : 'BAD '} ${finding.text}`)
    return findings.every((finding) => finding.ok) ? 0 : 1
  },
}

async function writable(folder: string): Promise<Finding> {
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return { ok: true, text: `Files can be written to ${folder}` }
  } catch {
    return { ok: false, text: `Files cannot be written to ${folder}: check FILES_DIR, its owner and the disk` }
  }
}
