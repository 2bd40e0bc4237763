import { ArgsType, Field, Int } from '@nestjs/graphql'
import { IsInt, Max, Min } from 'class-validator'
import { MAX_PAGE, PageArgs } from '#platform/graphql'

/** Length of a page where none is asked for. */
export const LONG_PAGE = 50

@ArgsType()
export class LongPageArgs extends PageArgs {
  @Field(() => Int, { defaultValue: LONG_PAGE, description: `How many to return, 1 to ${MAX_PAGE}.` })
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE, { message: `first must be at most ${MAX_PAGE}: ask for the next page with after` })
  override first: number = LONG_PAGE
}
