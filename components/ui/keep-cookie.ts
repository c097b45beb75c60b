/** For a year, for the server to draw the next page with; `value` has no letter that would end it. */
export const keepCookie = (name: string, value: string): void => {
  // The Cookie Store API is missing outside of secure contexts and in two of three browsers.
  // biome-ignore lint/suspicious/noDocumentCookie: see above
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax`
}
