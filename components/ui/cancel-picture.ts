/** A picture that has left the page and is still on its way would take the line from those in sight. */
export const cancelPicture = (image: HTMLImageElement): void => {
  // Each in a task of its own: many at once hold up the drawing that took them away. In development
  // React takes everything away once and puts it back.
  setTimeout(() => {
    if (image.isConnected || image.complete) return
    image.removeAttribute('srcset')
    image.removeAttribute('src')
  })
}
