import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { InstantColumn } from '../database/index.js'

/** A file that somebody sent. Its content lies in the file store under the id. */
@Entity({ schema: 'platform', name: 'stored_file' })
@Check('stored_file_owner', '(owner_kind is null) = (owner_id is null)')
@Index('stored_file_loose', ['uploadedById', 'uploadedAt'], { where: 'owner_id is null' })
@Index('stored_file_owned', ['ownerId'], { where: 'owner_id is not null' })
export class StoredFileEntity {
  @PrimaryColumn('uuid') id!: string
  @Column('text') name!: string
  /** What the content is, never what the sender said. */
  @Column('text') mediaType!: string
  /** Bytes. */
  @Column('int') size!: number
  /** Hex SHA-256 of the content. */
  @Column('text') hash!: string
  @Column('uuid') uploadedById!: string
  @InstantColumn() uploadedAt!: Date
  /** What the file belongs to, and so who may read it: absent until something uses it. */
  @Column('text', { nullable: true }) ownerKind!: string | null
  @Column('uuid', { nullable: true }) ownerId!: string | null
}
