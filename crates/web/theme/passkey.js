// Passkeys: asks the browser and puts its answer into the form that waits. Every page works by password and code too.
const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0))
const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

// What the server asks, as the browser wants it.
function asked ({ publicKey }) {
  publicKey.challenge = bytes(publicKey.challenge)
  if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id)
  const known = [...publicKey.allowCredentials ?? [], ...publicKey.excludeCredentials ?? []]
  known.forEach(one => { one.id = bytes(one.id) })
  return { publicKey }
}

// What the browser answers, as the server wants it.
function answered ({ id, rawId, type, response }) {
  const parts = ['attestationObject', 'clientDataJSON', 'authenticatorData', 'signature', 'userHandle']
  const said = parts.filter(part => response[part]).map(part => [part, text(response[part])])
  return JSON.stringify({ id, rawId: text(rawId), type, response: Object.fromEntries(said) })
}

async function fill (form) {
  const question = await fetch(form.dataset.ask, { method: 'POST' })
  if (!question.ok || question.redirected) return location.reload()
  const { options, ticket } = await question.json()
  const answer = form.dataset.passkey === 'make'
    ? await navigator.credentials.create(asked(options))
    : await navigator.credentials.get(asked(options))
  form.elements.ticket.value = ticket
  form.elements.answer.value = answered(answer)
  form.submit()
}

if (window.PublicKeyCredential) {
  document.querySelectorAll('[data-passkey-none]').forEach(words => { words.hidden = true })
  document.querySelectorAll('form[data-passkey]').forEach(form => {
    form.hidden = false
    const failed = form.querySelector('[data-passkey-failed]')
    form.addEventListener('submit', event => {
      event.preventDefault()
      failed.hidden = true
      fill(form).catch(() => { failed.hidden = false })
    })
  })
}
