/** The page of a task; it becomes that of its video. Null for one that no server knows yet. */
export const taskHref = (workspace: string, taskId: string): string | null =>
  taskId.startsWith('pending-') ? null : `/w/${workspace}/videos/${taskId}`
