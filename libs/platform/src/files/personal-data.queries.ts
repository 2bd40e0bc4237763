import { rowsByName, type Tx } from '../database/index.js'

/** What files a person ($1: the ids of their records) sent. The content is under `address`, for those who may read it. */
const QUERIES: Readonly<Record<string, string>> = {
  sent: `
    select id, name, media_type, size, hash, uploaded_at, owner_kind as used_for, '/files/' || id as address
    from platform.stored_file where uploaded_by_id = any($1::uuid[]) order by uploaded_at, id`,
}

/** What the file store adds to a person's own copy of their data. (Its type is the directory's, which builds on the platform.) */
export const filesPersonalData = {
  name: 'files',
  read: (tx: Tx, { recordIds }: { readonly recordIds: readonly string[] }) => rowsByName(tx, QUERIES, [recordIds]),
}
