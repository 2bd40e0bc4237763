import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql'
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator'
import { MAX_PAGE, PageArgs } from '#platform/graphql'

@ArgsType()
export class SpaceArgs extends PageArgs {
  @IsUUID() @Field(() => ID, { description: 'The run.' }) runId!: string
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'The set, for its own space; leave it out for the space of the whole run.' }) setId?: string | null
}

@ArgsType()
export class PostPageArgs {
  @IsInt() @Min(1) @Max(MAX_PAGE) @Field(() => Int, { defaultValue: 20, description: `How long pages are, 1 to ${MAX_PAGE}.` }) first: number = 20
}

@InputType({ isAbstract: true })
class SpaceInput {
  @IsUUID() @Field(() => ID, { description: 'The run.' }) runId!: string
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'The set, for its own space.' }) setId?: string | null
}

@InputType({ description: 'A link or a file to share.' })
export class ShareResourceInput extends SpaceInput {
  @IsString() @MaxLength(500) @Field(() => String, { description: 'Title.' }) title!: string
  @IsOptional() @IsString() @MaxLength(20_000) @Field(() => String, { nullable: true, description: 'What it is.' }) description?: string | null
  @IsOptional() @IsString() @MaxLength(2_000) @Field(() => String, { nullable: true, description: 'Web address; leave it out for a file.' }) url?: string | null
  @IsOptional() @IsUUID() @Field(() => ID, { nullable: true, description: 'A file that the viewer has sent to `POST /files`.' }) fileId?: string | null
}

@InputType({ description: 'Something to tell everybody in a space.' })
export class PostAnnouncementInput extends SpaceInput {
  @IsString() @MaxLength(500) @Field(() => String, { description: 'Title.' }) title!: string
  @IsString() @MaxLength(20_000) @Field(() => String, { description: 'Text, in Markdown.' }) body!: string
}

@InputType({ description: 'A discussion with its first post.' })
export class StartDiscussionInput extends SpaceInput {
  @IsString() @MaxLength(500) @Field(() => String, { description: 'Title.' }) title!: string
  @IsString() @MaxLength(20_000) @Field(() => String, { description: 'First post, in Markdown, at most 5,000 characters.' }) body!: string
}

@InputType({ description: 'A post in a discussion.' })
export class ReplyToDiscussionInput {
  @IsUUID() @Field(() => ID, { description: 'The discussion.' }) threadId!: string
  @IsString() @MaxLength(20_000) @Field(() => String, { description: 'Text, in Markdown, at most 5,000 characters.' }) body!: string
}

@InputType({ description: 'A report of a post.' })
export class ReportPostInput {
  @IsUUID() @Field(() => ID, { description: 'The post.' }) postId!: string
  @IsString() @MaxLength(2_000) @Field(() => String, { description: 'What is wrong with it.' }) reason!: string
}

@InputType({ description: 'A moderator\'s decision about a post.' })
export class ModeratePostInput {
  @IsUUID() @Field(() => ID, { description: 'The post.' }) postId!: string
  @IsIn(['hide', 'restore', 'dismiss']) @Field(() => String, { description: '`hide`, `restore` (bring back), or `dismiss` (nothing is wrong with it).' }) action!: 'hide' | 'restore' | 'dismiss'
  @IsString() @MaxLength(2_000) @Field(() => String, { defaultValue: '', description: 'Why; needed to hide, and read by the author.' }) reason: string = ''
}

@InputType({ description: 'Closing or opening a discussion.' })
export class LockDiscussionInput {
  @IsUUID() @Field(() => ID, { description: 'The discussion.' }) threadId!: string
  @IsBoolean() @Field(() => Boolean, { description: 'Whether only those who teach may write.' }) locked!: boolean
}

@InputType({ description: 'One thing in a space.' })
export class SpaceThingInput {
  @IsUUID() @Field(() => ID, { description: 'Its id.' }) id!: string
}
