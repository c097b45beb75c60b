/** Who is signed in. */
export type Viewer = { userId: string; sessionId: string; email: string; displayName: string }
