import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connectionTypes, MutationPayload } from '#platform/graphql'

@ObjectType('SpaceResource', { description: 'A link or a file shared in a space.' })
export class ResourceType {
  @Field(() => ID, { description: 'Id.' }) id!: string
  @Field(() => String, { description: 'Title.' }) title!: string
  @Field(() => String, { nullable: true, description: 'What it is.' }) description!: string | null
  @Field(() => String, { nullable: true, description: 'Web address, where it is a link.' }) url!: string | null
  @Field(() => Date, { description: 'When it was shared.' }) addedAt!: Date
}

@ObjectType('Announcement', { description: 'Something that those who teach told everybody in a space.' })
export class AnnouncementType {
  @Field(() => ID, { description: 'Id.' }) id!: string
  @Field(() => String, { description: 'Title.' }) title!: string
  @Field(() => String, { description: 'Text, in Markdown: sanitise it before showing it as HTML.' }) body!: string
  @Field(() => Date, { description: 'When it was posted.' }) postedAt!: Date
}

@ObjectType('DiscussionThread', { description: 'A discussion in a space.' })
export class ThreadType {
  @Field(() => ID, { description: 'Id.' }) id!: string
  @Field(() => ID, { description: 'The run it is in.' }) runId!: string
  @Field(() => ID, { nullable: true, description: 'The set, where it is in the space of one.' }) setId!: string | null
  @Field(() => String, { description: 'Title.' }) title!: string
  @Field(() => Date, { description: 'When it was started.' }) createdAt!: Date
  @Field(() => Date, { description: 'When something was last written.' }) lastPostAt!: Date
  @Field(() => Boolean, { description: 'Whether the viewer may write.' }) viewerCanPost!: boolean
  @Field(() => Boolean, { description: 'Whether the viewer may hide posts and close the discussion.' }) viewerCanModerate!: boolean
}

@ObjectType('DiscussionPost', { description: 'A post in a discussion.' })
export class PostType {
  @Field(() => ID, { description: 'Id.' }) id!: string
  @Field(() => ID, { description: 'The discussion.' }) threadId!: string
  @Field(() => ID, { description: 'The run in whose space it is.' }) runId!: string
  @Field(() => Int, { description: 'Counts from 1 in its discussion.' }) number!: number
  @Field(() => String, { nullable: true, description: 'Text, in Markdown: sanitise it before showing it as HTML. Null when the post was hidden or taken back.' }) body!: string | null
  @Field(() => String, { description: '`visible`, `hidden` or `retracted`; for moderators also `reported`.' }) state!: string
  @Field(() => Date, { description: 'When it was written.' }) postedAt!: Date
  @Field(() => String, { nullable: true, description: 'Why it was hidden: for its author and moderators.' }) hiddenReason!: string | null
  @Field(() => Int, { nullable: true, description: 'Reports that nobody has looked at: for moderators.' }) openReports!: number | null
  @Field(() => Boolean, { description: 'Whether the viewer wrote it.' }) viewerIsAuthor!: boolean
}

export const ResourceConnection = connectionTypes(ResourceType, 'SpaceResource')
export const AnnouncementConnection = connectionTypes(AnnouncementType, 'Announcement')
export const ThreadConnection = connectionTypes(ThreadType, 'DiscussionThread')
export const PostConnection = connectionTypes(PostType, 'DiscussionPost')

@ObjectType({ description: 'What became of a resource.' })
export class ResourcePayload extends MutationPayload {
  @Field(() => ResourceType, { nullable: true, description: 'The resource.' }) resource: object | null = null
}
@ObjectType({ description: 'What became of an announcement.' })
export class AnnouncementPayload extends MutationPayload {
  @Field(() => AnnouncementType, { nullable: true, description: 'The announcement.' }) announcement: object | null = null
}
@ObjectType({ description: 'What became of a discussion.' })
export class ThreadPayload extends MutationPayload {
  @Field(() => ThreadType, { nullable: true, description: 'The discussion as it is now.' }) thread: object | null = null
}
@ObjectType({ description: 'What became of a post.' })
export class PostPayload extends MutationPayload {
  @Field(() => PostType, { nullable: true, description: 'The post as it is now.' }) post: object | null = null
}
@ObjectType({ description: 'What became of something that was taken away.' })
export class RemovalPayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'What was taken away.' }) removedId: string | null = null
}
