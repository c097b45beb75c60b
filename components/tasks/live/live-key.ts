/** The one address of everything that moves in a workspace; also its key in the browser's cache. */
export const liveKey = (workspace: string): string => `/api/w/${encodeURIComponent(workspace)}/live`
