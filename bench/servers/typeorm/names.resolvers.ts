import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import type { BaselineContext } from './baseline-context.js'
import { LearningAssignment, LearningEnrolment, LearningSession, OrganisationEnrolment, RosterEntry } from './baseline.types.js'

const personName = async ({ loaders }: BaselineContext, id: string): Promise<string> => {
  const person = await loaders.people.load(id)
  return `${person.givenName} ${person.familyName}`
}
const runTitle = async ({ loaders }: BaselineContext, id: string): Promise<string> => (await loaders.runs.load(id)).title

@Resolver(() => RosterEntry)
export class RosterEntryResolver {
  @ResolveField(() => String)
  personName(@Parent() { personId }: RosterEntry, @Context() context: BaselineContext): Promise<string> {
    return personName(context, personId)
  }

  @ResolveField(() => String)
  async organisationName(@Parent() { organisationId }: RosterEntry, @Context() { loaders }: BaselineContext): Promise<string> {
    return (await loaders.organisations.load(organisationId)).name
  }

  @ResolveField(() => String, { nullable: true })
  async setId(@Parent() { enrolmentId }: RosterEntry, @Context() { loaders }: BaselineContext): Promise<string | null> {
    return (await loaders.setOf.load(enrolmentId))?.setId ?? null
  }

  @ResolveField(() => String, { nullable: true })
  async setName(@Parent() { enrolmentId }: RosterEntry, @Context() { loaders }: BaselineContext): Promise<string | null> {
    const member = await loaders.setOf.load(enrolmentId)
    return member ? (await loaders.sets.load(member.setId)).name : null
  }
}

@Resolver(() => OrganisationEnrolment)
export class OrganisationEnrolmentResolver {
  @ResolveField(() => String)
  personName(@Parent() { personId }: OrganisationEnrolment, @Context() context: BaselineContext): Promise<string> {
    return personName(context, personId)
  }

  @ResolveField(() => String)
  runTitle(@Parent() { runId }: OrganisationEnrolment, @Context() context: BaselineContext): Promise<string> {
    return runTitle(context, runId)
  }

  @ResolveField(() => String)
  async programmeId(@Parent() { runId }: OrganisationEnrolment, @Context() { loaders }: BaselineContext): Promise<string> {
    return (await loaders.programmeOfRun(runId)).id
  }

  @ResolveField(() => String)
  async programmeTitle(@Parent() { runId }: OrganisationEnrolment, @Context() { loaders }: BaselineContext): Promise<string> {
    return (await loaders.programmeOfRun(runId)).title
  }
}

@Resolver(() => LearningSession)
export class LearningSessionResolver {
  @ResolveField(() => String)
  runTitle(@Parent() { runId }: LearningSession, @Context() context: BaselineContext): Promise<string> {
    return runTitle(context, runId)
  }
}

@Resolver(() => LearningAssignment)
export class LearningAssignmentResolver {
  @ResolveField(() => String)
  runTitle(@Parent() { runId }: LearningAssignment, @Context() context: BaselineContext): Promise<string> {
    return runTitle(context, runId)
  }
}

@Resolver(() => LearningEnrolment)
export class LearningEnrolmentResolver {
  @ResolveField(() => String)
  personName(@Parent() { personId }: LearningEnrolment, @Context() context: BaselineContext): Promise<string> {
    return personName(context, personId)
  }

  @ResolveField(() => String)
  runTitle(@Parent() { runId }: LearningEnrolment, @Context() context: BaselineContext): Promise<string> {
    return runTitle(context, runId)
  }

  @ResolveField(() => String)
  async startsOn(@Parent() { runId }: LearningEnrolment, @Context() { loaders }: BaselineContext): Promise<string> {
    return (await loaders.runs.load(runId)).startsOn
  }

  @ResolveField(() => String)
  async endsOn(@Parent() { runId }: LearningEnrolment, @Context() { loaders }: BaselineContext): Promise<string> {
    return (await loaders.runs.load(runId)).endsOn
  }

  @ResolveField(() => String)
  async programmeTitle(@Parent() { runId }: LearningEnrolment, @Context() { loaders }: BaselineContext): Promise<string> {
    return (await loaders.programmeOfRun(runId)).title
  }

  @ResolveField(() => String, { nullable: true })
  async certificateId(@Parent() { id }: LearningEnrolment, @Context() { loaders }: BaselineContext): Promise<string | null> {
    return (await loaders.certificateOf.load(id))?.id ?? null
  }
}
