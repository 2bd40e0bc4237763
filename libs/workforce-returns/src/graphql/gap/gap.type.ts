import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { MutationPayload } from '#platform/graphql'

@ObjectType('ShownCount', { description: 'A number as it may be shown: exact where both ends are the same, a band otherwise.' })
export class ShownCountType {
  @Field(() => Int, { description: 'The least it can be.' }) from!: number
  @Field(() => Int, { description: 'The most it can be.' }) to!: number
}

@ObjectType('NextRun', { description: 'The run that one could join next.' })
export class NextRunType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'Its title.' }) title!: string
  @Field(() => String, { description: 'When it begins, YYYY-MM-DD.' }) startsOn!: string
  @Field(() => String, { description: 'Until when one can apply, YYYY-MM-DD.' }) closesOn!: string
  @Field(() => Int, { description: 'Places that are free.' }) free!: number
}

@ObjectType('LearningRoute', { description: 'Something on offer that teaches a skill up to a level.' })
export class LearningRouteType {
  @Field(() => ID, { description: 'Its id.' }) id!: string
  @Field(() => String, { description: 'Key of the skill.' }) skillKey!: string
  @Field(() => String, { description: 'Key of the level that it leads to.' }) levelKey!: string
  @Field(() => ID, { nullable: true, description: 'The programme, if it is one of Waymark.' }) programmeId!: string | null
  @Field(() => ID, { nullable: true, description: 'The offer of others.' }) externalOfferId!: string | null
  @Field(() => String, { description: 'What should be known about it.' }) note!: string
  @Field(() => String, { description: 'What is on offer.' }) title!: string
  @Field(() => String, { description: 'Who offers it.' }) ownerName!: string
  @Field(() => String, { nullable: true, description: 'The address of an offer of others.' }) url!: string | null
  @Field(() => NextRunType, { nullable: true, description: 'Of a programme, the open run that begins first.' }) nextRun!: NextRunType | null
  @Field(() => Boolean, { description: 'Whether the viewer may take it off the list.' }) viewerCanManage!: boolean
}

@ObjectType('SkillGap', { description: 'What is needed of a skill at a level in a role, what there is, and what would close the gap.' })
export class SkillGapType {
  @Field(() => String, { description: 'Key of the role.' }) role!: string
  @Field(() => String, { description: 'Key of the skill.' }) skill!: string
  @Field(() => String, { description: 'Key of the level.' }) level!: string
  @Field(() => Int, { description: 'People needed now.' }) neededNow!: number
  @Field(() => Int, { description: 'People needed in three years.' }) neededInThreeYears!: number
  @Field(() => ShownCountType, { description: 'People there are.' }) supply!: ShownCountType
  @Field(() => ShownCountType, { description: 'Needed now less those who are there.' }) gapNow!: ShownCountType
  @Field(() => ShownCountType, { description: 'Needed in three years less those who are there now.' }) gapInThreeYears!: ShownCountType
  @Field(() => [LearningRouteType], { description: 'What on offer would close it; none for a gap that is closed.' }) routes!: LearningRouteType[]
}

@ObjectType('GapName', { description: 'The name of a role, skill or level.' })
export class GapNameType {
  @Field(() => String, { description: 'Its key.' }) key!: string
  @Field(() => String, { description: 'Its name.' }) name!: string
}

@ObjectType('SkillsGap', { description: 'What skills are short in an area, by the latest returns of the last four quarters.' })
export class SkillsGapType {
  @Field(() => Int, { description: 'How many organisations stand behind the figures.' }) organisations!: number
  @Field(() => [String], { description: 'Regions whose figures can be shown.' }) regions!: string[]
  @Field(() => String, { nullable: true, description: 'Why there are no figures.' }) withheld!: string | null
  @Field(() => String, { description: 'How the figures are protected.' }) method!: string
  @Field(() => [SkillGapType], { description: 'The gaps, largest first.' }) gaps!: SkillGapType[]
  @Field(() => [GapNameType], { description: 'Roles of the framework.' }) roles!: GapNameType[]
  @Field(() => [GapNameType], { description: 'Skills of the framework.' }) skills!: GapNameType[]
  @Field(() => [GapNameType], { description: 'Levels of the framework, lowest first.' }) levels!: GapNameType[]
}

@ObjectType('OutlookConfidence', { description: 'How many organisations are how sure.' })
export class OutlookConfidenceType {
  @Field(() => Int, { description: 'Not sure.' }) low!: number
  @Field(() => Int, { description: 'Fairly sure.' }) medium!: number
  @Field(() => Int, { description: 'Sure.' }) high!: number
}

@ObjectType('RetrainingTarget', { description: 'A role that people may be retrained for.' })
export class RetrainingTargetType {
  @Field(() => String, { description: 'Key of the role.' }) role!: string
  @Field(() => [LearningRouteType], { description: 'What on offer teaches the skills that it asks for.' }) routes!: LearningRouteType[]
}

@ObjectType('ChangingRole', { description: 'A role that technology is likely to change in three to five years.' })
export class ChangingRoleType {
  @Field(() => String, { description: 'Key of the role.' }) role!: string
  @Field(() => String, { description: 'automated_in_part, changed, growing or new.' }) change!: string
  @Field(() => Int, { nullable: true, description: 'How many people it concerns: of the nation a multiple of five, as published; null where fewer than three organisations name it.' }) people!: number | null
  @Field(() => Int, { nullable: true, description: 'How many organisations name it.' }) organisations!: number | null
  @Field(() => OutlookConfidenceType, { nullable: true, description: 'How sure they are.' }) confidence!: OutlookConfidenceType | null
  @Field(() => [RetrainingTargetType], { description: 'What its people may be retrained for.' }) retrainTo!: RetrainingTargetType[]
}

@ObjectType('RolesLikelyToChange', { description: 'Roles that technology is likely to change, by the latest returns of the last four quarters.' })
export class RolesLikelyToChangeType {
  @Field(() => Int, { description: 'How many organisations stand behind the figures.' }) organisations!: number
  @Field(() => String, { nullable: true, description: 'Why there are no figures.' }) withheld!: string | null
  @Field(() => [ChangingRoleType], { description: 'The roles, most people first.' }) changes!: ChangingRoleType[]
  @Field(() => [GapNameType], { description: 'Roles of the framework.' }) roles!: GapNameType[]
}

@ObjectType({ description: 'What became of a change to the learning routes.' })
export class LearningRoutePayload extends MutationPayload {
  @Field(() => ID, { nullable: true, description: 'The route.' }) routeId: string | null = null
}
