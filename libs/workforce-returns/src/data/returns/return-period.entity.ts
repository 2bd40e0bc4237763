import { Entity, PrimaryColumn } from 'typeorm'

/** A quarter of an organisation: the row that everything which changes its revisions locks first. */
@Entity({ schema: 'workforce_returns', name: 'return_period' })
export class ReturnPeriodEntity {
  @PrimaryColumn('uuid') organisationId!: string
  /** `2026-Q3` */
  @PrimaryColumn('text') quarter!: string
}
