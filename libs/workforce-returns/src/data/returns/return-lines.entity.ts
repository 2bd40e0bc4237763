import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm'
import { WorkforceReturnEntity } from './workforce-return.entity.js'

const ofReturn = (name: string): PropertyDecorator => ForeignKey(() => WorkforceReturnEntity, { name })

/** Digital staff by role and grade. The checks of the table are those that no reading of a file may let through. */
@Entity({ schema: 'workforce_returns', name: 'headcount_line' })
@Check('headcount_line_whole', 'headcount >= 0 and fte >= 0 and vacancies >= 0 and starters >= 0 and leavers >= 0')
@Check('headcount_line_fte', 'fte <= headcount * 100')
@Check('headcount_line_starters', 'starters <= headcount + leavers')
export class HeadcountLineEntity {
  @ofReturn('headcount_line_return_fk') @PrimaryColumn('uuid') returnId!: string
  @PrimaryColumn('text') role!: string
  @PrimaryColumn('text') grade!: string
  /** Follows from the role, kept for sums. */
  @Column('text') family!: string
  @Column('int') headcount!: number
  /** Full-time equivalents in hundredths. */
  @Column('int') fte!: number
  @Column('int') vacancies!: number
  @Column('int') starters!: number
  @Column('int') leavers!: number
}

/** Counts of digital staff by one characteristic. Never shown as they are beyond the organisation. */
@Entity({ schema: 'workforce_returns', name: 'diversity_line' })
@Check('diversity_line_count', 'count >= 0')
export class DiversityLineEntity {
  @ofReturn('diversity_line_return_fk') @PrimaryColumn('uuid') returnId!: string
  @PrimaryColumn('text') family!: string
  @PrimaryColumn('text') grade!: string
  @PrimaryColumn('text') characteristic!: string
  @PrimaryColumn('text') category!: string
  @Column('int') count!: number
}

/** How many people with a skill a role needs, and how many there are. */
@Entity({ schema: 'workforce_returns', name: 'skill_line' })
@Check('skill_line_counts', 'needed_now >= 0 and needed_in_three_years >= 0 and supply >= 0')
export class SkillLineEntity {
  @ofReturn('skill_line_return_fk') @PrimaryColumn('uuid') returnId!: string
  @PrimaryColumn('text') role!: string
  @PrimaryColumn('text') skill!: string
  @PrimaryColumn('text') level!: string
  @Column('int') neededNow!: number
  @Column('int') neededInThreeYears!: number
  @Column('int') supply!: number
}

/** A role that technology is likely to change in three to five years. */
@Entity({ schema: 'workforce_returns', name: 'outlook_line' })
@Check('outlook_line_change', `change in ('automated_in_part', 'changed', 'growing', 'new')`)
@Check('outlook_line_confidence', `confidence in ('low', 'medium', 'high')`)
@Check('outlook_line_people', 'people >= 0')
export class OutlookLineEntity {
  @ofReturn('outlook_line_return_fk') @PrimaryColumn('uuid') returnId!: string
  @PrimaryColumn('text') role!: string
  @PrimaryColumn('text') change!: string
  @Column('int') people!: number
  @Column('text') confidence!: string
  @Column('text') comment!: string
  /** Keys of roles for which these people may be retrained. */
  @Column('text', { array: true }) retrainTo!: string[]
}
