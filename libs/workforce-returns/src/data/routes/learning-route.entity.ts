import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'

/** Something on offer that teaches a skill up to a level: a programme of Waymark, or what others offer. */
@Entity({ schema: 'workforce_returns', name: 'learning_route' })
@Check('learning_route_one_target', 'num_nonnulls(programme_id, external_offer_id) = 1')
@Index('learning_route_programme_once', ['programmeId', 'frameworkKey', 'skillKey', 'levelKey'], { unique: true, where: 'ended_at is null and programme_id is not null' })
@Index('learning_route_offer_once', ['externalOfferId', 'frameworkKey', 'skillKey', 'levelKey'], { unique: true, where: 'ended_at is null and external_offer_id is not null' })
@Index('learning_route_skill', ['frameworkKey', 'skillKey', 'levelKey'], { where: 'ended_at is null' })
export class LearningRouteEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') frameworkKey!: string
  @Column('text') skillKey!: string
  /** The level that it leads to. */
  @Column('text') levelKey!: string
  /** A programme of cohorts. */
  @Column('uuid', { nullable: true }) programmeId!: string | null
  /** An offer of the responsibility matrix. */
  @Column('uuid', { nullable: true }) externalOfferId!: string | null
  @Column('text') note!: string
  @Column('uuid', { nullable: true }) addedById!: string | null
  @InstantColumn() addedAt!: Date
  @Column('uuid', { nullable: true }) endedById!: string | null
  @InstantColumn({ nullable: true }) endedAt!: Date | null
}
