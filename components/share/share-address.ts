/** What a share link's page asks of the studio. */
export const shareAddress = (token: string, part: string): string => `/api/share/${token}${part}`
