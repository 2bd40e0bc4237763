import { Args, Context, Mutation, Resolver } from '@nestjs/graphql'
import { asId, type OrganisationId } from '#kernel'
import type { Ctx } from '#platform/access'
import { Allow } from '#platform/graphql'
import { EnrolmentsService } from '../../application/enrolment/enrolments.service.js'
import { type NominationOutcome, NominationsService } from '../../application/enrolment/nominations.service.js'
import { NominateInput, NominateManyInput, type NomineeInput } from './enrolment.input.js'
import { EnrolmentPayload, NominateManyPayload, type NominationOutcomeType } from './enrolment.type.js'

@Resolver()
export class NominationResolver {
  constructor(private readonly nominations: NominationsService, private readonly enrolments: EnrolmentsService) {}

  @Mutation(() => EnrolmentPayload, { description: 'Puts one person forward. For the organisation\'s administrators, programme managers, and programs with the scope enrolments:write.' })
  @Allow()
  async nominate(@Context('ctx') ctx: Ctx, @Args('input') { runId, organisationId, ...nominee }: NominateInput): Promise<EnrolmentPayload> {
    const [outcome] = await this.nominations.nominate(ctx, runId, asId<OrganisationId>(organisationId), [toNominee(nominee)])
    if (outcome && 'enrolmentId' in outcome) {
      // Read with the right by which it was written: a program has no standing to look at people.
      return { enrolment: (await this.enrolments.byIds([outcome.enrolmentId])).get(outcome.enrolmentId) ?? null, userErrors: [] }
    }
    if (outcome?.outcome === 'refused') return { enrolment: null, userErrors: [{ code: outcome.code, field: 'email', message: outcome.message }] }
    return { enrolment: null, userErrors: [{ code: 'ALREADY_ENROLLED', field: 'email', message: 'This person is in the run already.' }] }
  }

  @Mutation(() => NominateManyPayload, { description: 'Puts several people forward, each judged alone; sent twice, the second changes nothing. See nominate for who may.' })
  @Allow()
  async nominateMany(@Context('ctx') ctx: Ctx, @Args('input') { runId, organisationId, people, dryRun }: NominateManyInput): Promise<NominateManyPayload> {
    const outcomes = await this.nominations.nominate(ctx, runId, asId<OrganisationId>(organisationId), people.map(toNominee), dryRun)
    return { outcomes: outcomes.map(toOutcome), userErrors: [] }
  }
}

const toNominee = ({ personId, email, statement }: NomineeInput) => ({ personId: personId ?? undefined, email: email ?? undefined, statement: statement ?? undefined })

const toOutcome = (outcome: NominationOutcome, index: number): NominationOutcomeType => ({ enrolmentId: null, code: null, message: null, ...outcome, index })
