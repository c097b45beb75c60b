/** Whose tasks the studio shows: one's own alone, or the team's, one's own first. */
export type Whose = 'mine' | 'team'

/** The cookie in which a browser keeps that for a workspace, so that its first byte is right. */
export const whoseCookie = (workspace: string): string => `whose_${workspace}`

export const parseWhose = (value: string | undefined): Whose => (value === 'team' ? 'team' : 'mine')
