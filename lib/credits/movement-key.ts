/** A hold is resolved at most once: settle, release and write-off share one key. */
export const holdKey = (taskId: string): string => `hold:${taskId}`
export const resolveKey = (taskId: string): string => `resolve:${taskId}`
