/**
 * The script that notices, as text for the page itself: it must be there before all others. A form
 * that is not taken over is kept from leaving by `method="dialog"`, which does nothing outside of
 * one. ⌘/Ctrl+Enter is a press of the form's button; Enter alone in a field of it is none.
 */
export const NOTICE_EARLY_PRESSES = `{
const saying = (form) => new URLSearchParams(new FormData(form)).toString()
const keepForm = (form) => {
  const said = saying(form)
  document.earlyPress = {
    target: form,
    repeat: () => saying(form) === said && form.requestSubmit(),
  }
}
let typedIn = null
const listen = (name, act) => addEventListener(name, act, { capture: true, passive: true })
for (const name of ['pointerdown', 'keydown', 'input']) listen(name, (event) => {
  document.earlyPress = null
  typedIn = name === 'keydown' && event.target.matches?.('input') ? event.target : null
  if (name === 'keydown' && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const form = event.target.closest?.('form[method=dialog]')
    if (form && !event.isComposing) keepForm(form)
  }
})
listen('click', ({ target }) => {
  const button = target.closest?.('button[type=button]')
  document.earlyPress = button && { target: button, repeat: () => button.click() }
})
listen('submit', ({ target }) => {
  if (!typedIn && target.matches('form[method=dialog]')) keepForm(target)
})
}`
