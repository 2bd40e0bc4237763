import { Args, Context, ID, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql'
import type { Ctx } from '#platform/access'
import { Allow, type Connection, type GraphqlContext, PageArgs, toConnection } from '#platform/graphql'
import { RegisterService } from '../../application/attendance/register.service.js'
import { SessionCodeService } from '../../application/attendance/session-code.service.js'
import { idPosition } from '../keyset.js'
import { PersonNames } from '../person-names.js'
import { EnterSessionCodeInput, SaveRegisterInput } from './attendance.input.js'
import { AttendanceHistoryType, EnterSessionCodePayload, RegisterLineConnection, RegisterLineType, SaveRegisterPayload } from './attendance.type.js'

@Resolver(() => RegisterLineType)
export class AttendanceResolver {
  constructor(private readonly register: RegisterService, private readonly codes: SessionCodeService, private readonly names: PersonNames) {}

  @Query(() => RegisterLineConnection, { name: 'sessionRegister', description: 'A session\'s register with the marks so far. For those who teach the run.' })
  @Allow()
  async lines(@Context('ctx') ctx: Ctx, @Args('sessionId', { type: () => ID, description: 'Which session.' }) sessionId: string, @Args() { first, after }: PageArgs): Promise<Connection<RegisterLineType>> {
    const { rows, total } = await this.register.read(ctx, sessionId, first, idPosition(after))
    return toConnection(rows, first, total, (row) => [row.enrolmentId])
  }

  @Query(() => [AttendanceHistoryType], { name: 'attendanceHistory', description: 'Every mark that a learner had in a session, oldest first, at most 500.' })
  @Allow()
  history(
    @Context('ctx') ctx: Ctx, @Args('sessionId', { type: () => ID, description: 'Which session.' }) sessionId: string,
    @Args('enrolmentId', { type: () => ID, description: 'Whose.' }) enrolmentId: string,
  ): Promise<AttendanceHistoryType[]> {
    return this.register.history(ctx, sessionId, enrolmentId)
  }

  @Mutation(() => SaveRegisterPayload, { description: 'Saves marks, each for itself: an error names its line (`marks.3`), and the lines without one are saved.' })
  @Allow()
  async saveRegister(@Context('ctx') ctx: Ctx, @Args('input') { sessionId, marks }: SaveRegisterInput): Promise<SaveRegisterPayload> {
    const { saved, lines, errors } = await this.register.save(ctx, sessionId, marks)
    return { saved, lines, userErrors: errors }
  }

  @Mutation(() => EnterSessionCodePayload, { description: 'Marks the viewer as attended by the code that was read out.' })
  @Allow()
  async enterSessionCode(@Context('ctx') ctx: Ctx, @Args('input') { sessionId, code }: EnterSessionCodeInput): Promise<EnterSessionCodePayload> {
    const result = await this.codes.enter(ctx, sessionId, code)
    return result.ok ? { line: result.value, userErrors: [] } : { line: null, userErrors: result.error }
  }

  @ResolveField('personName', () => String, { nullable: true, description: 'The learner\'s name.' })
  personName(line: RegisterLineType, _args: object, context: GraphqlContext): Promise<string | null> {
    return this.names.of(line.personId, context)
  }
}
