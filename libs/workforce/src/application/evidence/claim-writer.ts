import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { AuditService } from '#audit'
import { err, newId, ok, type Result, transition } from '#kernel'
import { type Ctx, personOf } from '#platform/access'
import type { Tx } from '#platform/database'
import { notFound, refusal, transitionErrors, type UserError } from '#platform/errors'
import { FilesService } from '#platform/files'
import { Outbox } from '#platform/outbox'
import { MilestoneClaimQueries, type MilestoneClaimRow } from '../../data/evidence/milestone-claim.queries.js'
import { CLAIM_TRANSITIONS, type ClaimAction, type MilestoneClaimId, type MilestoneEvidenceId } from '../../domain/index.js'
import { milestoneClaimMoved } from '../../events.js'

/** Owner kind of files that claims rest on. */
export const EVIDENCE_FILES = 'workforce.milestone-evidence'
export const MOST_EVIDENCE = 20

export interface NewEvidence {
  readonly fileId?: string | null | undefined
  readonly link?: string | null | undefined
  readonly note?: string | null | undefined
}

export type ClaimOutcome = Result<MilestoneClaimId, readonly UserError[]>
type Moved = Pick<MilestoneClaimRow, 'id' | 'targetId'> & { readonly state: string | null }

const isLink = (link: string): boolean => link.length <= 1_000 && URL.canParse(link) && ['http:', 'https:'].includes(new URL(link).protocol) && new URL(link).username === ''

/** What is written beside every change of a claim: its history, the audit trail, and the word to others. */
@Injectable()
export class ClaimWriter {
  constructor(
    private readonly claims: MilestoneClaimQueries,
    private readonly files: FilesService,
    private readonly audit: AuditService,
    private readonly outbox: Outbox,
  ) {}

  async note(tx: Tx, ctx: Ctx, { id, targetId, state }: Moved, action: string, toState: string, reason: string | null): Promise<void> {
    const by = personOf(ctx.actor) ?? null
    await this.claims.note(tx, { claimId: id, action, toState, actorId: by, reason, at: ctx.now })
    await this.audit.record(tx, ctx, { action: `milestone-claim:${action}`, subject: { kind: 'milestone_claim', id }, detail: { to: toState } })
    await this.outbox.add(tx, ctx, milestoneClaimMoved, { claimId: id, targetId, action, from: state, to: toState, by })
  }

  /** Takes a claim, which the caller has locked, a step on. */
  async step(tx: Tx, ctx: Ctx, claim: MilestoneClaimRow, action: ClaimAction, reason: string | null): Promise<ClaimOutcome> {
    const next = transition(CLAIM_TRANSITIONS, claim.state, action)
    if (!next.ok) return err(transitionErrors('This claim', next.error))
    await this.claims.setState(tx, claim.id, next.value, ctx.now)
    await this.note(tx, ctx, claim, action, next.value, reason)
    return ok(claim.id)
  }

  /** Adds a file that the actor has sent, or an address. Errors: `EVIDENCE_MISSING`, `LINK_MALFORMED`, `NOTE_LENGTH`, `TOO_MUCH_EVIDENCE`, `EVIDENCE_KNOWN`, `EVIDENCE_REJECTED`, `FILE_NOT_FOUND`. */
  async addEvidence(tx: Tx, ctx: Ctx, claimId: MilestoneClaimId, { fileId, link, note }: NewEvidence): Promise<ClaimOutcome> {
    const claim = await this.claims.lock(tx, claimId)
    if (claim === undefined) throw notFound('The claim')
    const [address, file, words] = [link?.trim() || null, fileId || null, note?.trim() ?? '']
    if ((file === null) === (address === null)) return refusal('EVIDENCE_MISSING', 'fileId', 'Send a file or enter the address of an announcement, one of the two at a time.')
    if (address !== null && !isLink(address)) return refusal('LINK_MALFORMED', 'link', 'Enter a whole address, such as https://www.example.gov.uk/news.')
    if (words.length > 500) return refusal('NOTE_LENGTH', 'note', 'Shorten this to 500 characters.')
    const known = await this.claims.evidenceOf([claim.id], tx)
    if (known.length >= MOST_EVIDENCE) return refusal('TOO_MUCH_EVIDENCE', '', `A claim holds at most ${MOST_EVIDENCE} documents.`)
    const contentHash = address === null ? ((await this.files.byIds([file ?? ''])).get(file ?? '')?.hash ?? '') : createHash('sha256').update(address).digest('hex')
    if (known.some((one) => one.contentHash === contentHash)) return refusal('EVIDENCE_KNOWN', 'fileId', 'This claim has that document already. Add another.')
    if (claim.state === 'claimed' && (await this.claims.wasRejected(tx, claim, contentHash))) return refusal('EVIDENCE_REJECTED', 'fileId', 'That document came with a claim that was rejected. Begin with something new; you can add it afterwards.')
    const id = newId<MilestoneEvidenceId>()
    await this.claims.addEvidence(tx, { id, claimId: claim.id, fileId: file, link: address, contentHash, note: words, addedById: personOf(ctx.actor) ?? null, addedAt: ctx.now })
    const attached = file === null ? ok(undefined) : await this.files.attach(tx, ctx, file, { kind: EVIDENCE_FILES, id })
    return attached.ok ? this.step(tx, ctx, claim, 'add_evidence', words || null) : attached
  }
}
