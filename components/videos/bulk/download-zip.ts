/** A form, and not a fetch: so the browser saves the answer while it comes, and shows how far it is. */
export const downloadZip = (workspace: string, ids: readonly string[]): void => {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = `/api/w/${workspace}/videos/zip`
  form.hidden = true
  for (const id of ids) {
    const field = document.createElement('input')
    field.name = 'id'
    field.value = id
    form.append(field)
  }
  document.body.append(form)
  form.submit()
  form.remove()
}
