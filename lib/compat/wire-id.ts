import { isId } from '@/lib/id'
import { CATALOG, type KlingType, MODELS } from '@/lib/kling/catalog'

/** A task's id as scripts know it: the provider's prefix of its family, and our own id. */
export const toWireId = (task: { id: string; type: KlingType }): string =>
  `${CATALOG[task.type].idPrefix}${task.id}`

/** Our own id in it; null when it cannot be one. Whether the prefix fits, only the task can tell. */
export const fromWireId = (wireId: string): string | null => {
  const prefix = Object.values(MODELS).find((model) => wireId.startsWith(model.idPrefix))?.idPrefix
  const id = prefix && wireId.slice(prefix.length)
  return id !== undefined && isId(id) ? id : null
}
