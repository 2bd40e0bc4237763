import { access, constants, mkdir } from 'node:fs/promises'
import type { INestApplicationContext } from '@nestjs/common'
import { AuditSealService } from '#audit'
import { ApartCheck } from '#equality'
import type { Ctx } from '#platform/access'
import { Database, SchemaState } from '#platform/database'
import { outboxBacklog } from '#platform/outbox'
import { ActivityService, ReportSchedule, STRANDS } from '#reports'
import type { Command } from './command.js'

interface Finding {
  readonly ok: boolean
  readonly text: string
}

/** Looks at what an installation needs and says what is wrong with it. */
export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor',
  does: 'checks database, migrations, outbox, equality connection, files folder and audit chain',
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
    if (!pending) findings.push(...(await ofReports(app, ctx)))
    findings.push(...(await ofEquality(app)))
    findings.push(await writable(config.FILES_DIR))
    const broken = await app.get(AuditSealService, { strict: false }).firstBroken()
    findings.push({ ok: broken === undefined, text: broken ? `The audit trail was changed in batch ${broken.id}` : 'The audit chain holds' })
    for (const finding of findings) say(`${finding.ok ? 'ok  ' : 'BAD '} ${finding.text}`)
    return findings.every((finding) => finding.ok) ? 0 : 1
  },
}

/** Whether the application's role and that of equality answers are apart, over both connections as they are now. */
async function ofEquality(app: INestApplicationContext): Promise<readonly Finding[]> {
  const faults = await app.get(ApartCheck, { strict: false }).faults()
  return faults.length === 0 ? [{ ok: true, text: 'Equality answers are apart from the application' }] : faults.map((text) => ({ ok: false, text }))
}

/** What waits to be counted and computed. Some always does while people work; runs that have stood still are picked up again within minutes. */
async function ofReports(app: INestApplicationContext, ctx: Ctx): Promise<readonly Finding[]> {
  const counted: Finding[] = []
  for (const strand of STRANDS) {
    const waiting = await app.get(ActivityService, { strict: false }).waiting(strand)
    counted.push({ ok: true, text: waiting === 0 ? `The activity of ${strand} is counted` : `${waiting} changes of ${strand} wait to be counted in reports` })
  }
  const { queued, computing, stuck } = await app.get(ReportSchedule, { strict: false }).waiting(ctx)
  const live = `${queued} reports wait to be computed, ${computing} are being computed`
  return [...counted, { ok: stuck === 0, text: stuck === 0 ? live : `${live}; ${stuck} of them have stood still for long: is a worker running?` }]
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
