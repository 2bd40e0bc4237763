import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '#platform/database'
import { OrganisationEntity } from './organisation.entity.js'

/** Something that others run and Waymark only points at. */
@Entity({ schema: 'directory', name: 'external_offer' })
@Index('external_offer_title', ['title', 'id'], { where: 'withdrawn_at is null' })
@Index('external_offer_cell', ['body', 'area'], { where: 'withdrawn_at is null' })
@Index('external_offer_once', ['url', 'body', 'area', 'audience'], { unique: true, where: 'withdrawn_at is null' })
@Check('external_offer_provider', '(provider_id is null) <> (provider_name is null)')
@Check('external_offer_https', "url like 'https://%'")
@Check('external_offer_body', "body in ('individual_councils', 'strategic_centres', 'coordinating_institute', 'lga', 'ministry', 'digital_centre')")
@Check('external_offer_area', "area in ('shared_infrastructure', 'data_exchange', 'leadership', 'capability', 'standards', 'procurement')")
@Check('external_offer_audience', "audience in ('non_digital_leaders', 'digital_practitioners', 'elected_members', 'open')")
@Check('external_offer_obligation', "obligation in ('mandatory', 'recommended', 'optional')")
export class ExternalOfferEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') title!: string
  @Column('text') url!: string
  @ForeignKey(() => OrganisationEntity, { name: 'external_offer_provider_fk' })
  @Column('uuid', { nullable: true })
  providerId!: string | null
  /** The provider's name, where it is not an organisation here. */
  @Column('text', { nullable: true }) providerName!: string | null
  @Column('text') body!: string
  @Column('text') area!: string
  @Column('text') audience!: string
  @Column('text') obligation!: string
  /** Free words about what it costs; may be empty. */
  @Column('text') costNote!: string
  @InstantColumn() updatedAt!: Date
  @InstantColumn({ nullable: true }) withdrawnAt!: Date | null
}
