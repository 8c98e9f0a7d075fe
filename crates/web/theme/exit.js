
// The component asks for this class while it starts; left on, it would hide what other scripts open.
const body = document.body.classList
body.add('govuk-frontend-supported')
document.querySelectorAll('[data-module=govuk-exit-this-page]').forEach(leave => new ExitThisPage(leave))
body.remove('govuk-frontend-supported')
