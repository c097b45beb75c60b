/** Where a page asks what was said about a video. */
export const reviewAddress = (workspace: string, videoId: string): string =>
  `/api/w/${workspace}/videos/${videoId}/comments`
