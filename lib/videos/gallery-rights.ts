/** What the viewer's role may do with chosen videos, besides deciding; everybody may download. */
export type GalleryRights = {
  trash: boolean
  move: boolean
  collect: boolean
  share: boolean
  /** Its filters under a name. */
  saveViews: boolean
}
