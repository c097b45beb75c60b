/** The address of all about one task; also its key in the browser's cache. */
export const taskKey = (workspace: string, taskId: string): string =>
  `/api/w/${encodeURIComponent(workspace)}/tasks/${encodeURIComponent(taskId)}`
