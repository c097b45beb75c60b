/** A personal token for scripts as a page shows it. The token itself is nowhere. */
export type TokenView = {
  id: string
  name: string
  /** Its last characters, by which its owner tells it from others. */
  ending: string
  projectName: string
  /** Whose it is. */
  memberName: string
  mine: boolean
  /** ISO 8601. */
  createdAt: string
  lastUsedAt: string | null
}
