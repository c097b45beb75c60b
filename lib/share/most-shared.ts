/** So many videos one link shows at most. */
export const MOST_SHARED_VIDEOS = 100
