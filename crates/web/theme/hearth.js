// Small comforts. Every page works without this file.
const each = (selector, act) => document.querySelectorAll(selector).forEach(act)

// What went wrong, or right, is where the reader begins.
const news = document.querySelector('.govuk-error-summary, .govuk-notification-banner[role=alert]')
if (news && news.dataset.disableAutoFocus !== 'true') {
  news.tabIndex = -1
  news.focus()
}

// A form is sent once, however often its button is pressed within a second.
each('form', form => {
  let sent = -Infinity
  form.addEventListener('submit', event => {
    if (event.timeStamp - sent < 1000) event.preventDefault()
    else sent = event.timeStamp
  })
})

// "None of these" and the other boxes clear each other.
each('[data-module=govuk-checkboxes]', group => group.addEventListener('change', event => {
  const alone = box => box.dataset.behaviour === 'exclusive'
  if (!event.target.checked) return
  group.querySelectorAll('input[type=checkbox]').forEach(box => {
    if (box !== event.target && (alone(box) || alone(event.target))) box.checked = false
  })
}))

// Buttons that need a script show only where there is one.
each('[data-print]', button => {
  button.hidden = false
  button.addEventListener('click', () => window.print())
})
each('[data-copy]', button => {
  if (!navigator.clipboard) return
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy)
    if (button.dataset.done) button.textContent = button.dataset.done
  })
})

// Beside the results there is room for the filters; older browsers need telling.
if (matchMedia('(min-width: 48em)').matches) each('details.h-filters', panel => { panel.open = true })

// Paper cannot be clicked open.
addEventListener('beforeprint', () => each('details', details => {
  if (!details.open) {
    details.open = true
    details.dataset.shut = ''
  }
}))
addEventListener('afterprint', () => each('details[data-shut]', details => {
  details.open = false
  delete details.dataset.shut
}))
