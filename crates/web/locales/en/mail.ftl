### E-mails to people who work here. A locked screen may show the subject: it says nothing about a family.

mail-listing-reported-subject = Hearth: something waits for you
mail-listing-reported-text =
    Someone said that a listing is wrong. Please sign in to look at it:
    { $link }

    You get this because you look after the register. Nothing else is in this e-mail on purpose.

mail-change-sent-subject = Hearth: something waits for you
mail-change-sent-text =
    Someone sent changes to a listing. Please sign in to look at them:
    { $link }

    You get this because you look after the register. Nothing else is in this e-mail on purpose.

mail-change-answered-subject = Hearth: something waits for you
mail-change-answered-text =
    An editor answered the changes you sent. Please sign in to read it:
    { $link }

    You get this because you sent them. Nothing else is in this e-mail on purpose.

mail-claim-asked-subject = Hearth: something waits for you
mail-claim-asked-text =
    Someone asks to keep a group's pages. Please sign in to answer:
    { $link }

    You get this because you look after the register. Nothing else is in this e-mail on purpose.

mail-claim-answered-subject = Hearth: something waits for you
mail-claim-answered-text =
    An editor answered you. Please sign in to read it:
    { $link }

    You get this because you asked. Nothing else is in this e-mail on purpose.

mail-review-due-subject = Hearth: something waits for you
mail-review-due-text =
    It is time to say that your pages are still right. One tap is enough when nothing is new. Please sign in:
    { $link }

    You get this because you keep these pages. Nothing else is in this e-mail on purpose.

mail-guarded-tried-subject = Hearth: something waits for you
mail-guarded-tried-text =
    Someone tried to find or open a record you answer for. Please sign in to look:
    { $link }

    You get this because you answer for it. Nothing else is in this e-mail on purpose.

mail-glass-opened-subject = Hearth: something waits for you
mail-glass-opened-text =
    Someone opened a record in an emergency. Please sign in to judge it:
    { $link }

    You get this because you judge such openings. Nothing else is in this e-mail on purpose.

mail-account-changed-subject = Hearth: something in your account has changed
mail-account-changed-text =
    A way of signing in to your account was added, changed or taken away. If it was not you, sign in, end every session, and tell your manager:
    { $link }

    You get this because it is your account. There is nothing else in this e-mail on purpose.

mail-passkey-stopped-subject = Hearth: we stopped one of your passkeys
mail-passkey-stopped-text =
    Somebody may have a copy of one of your passkeys, so it does not work any more. Sign in with your password and your code, take it away, and tell your manager:
    { $link }

    You get this because it is your account. There is nothing else in this e-mail on purpose.

mail-invited-subject = Hearth: you are asked in
mail-invited-text =
    A colleague asks you to help keep your group's pages. This link opens your account, once:
    { $link }

    You get this because a colleague gave us your address. If you do not know them, leave it.
mail-role-asked-subject = Hearth: something waits for you
mail-role-asked-text =
    A role waits until a second person agrees to it. Sign in to decide:
    { $link }

    You get this because you give roles. There is nothing else in this e-mail on purpose.

mail-new-browser-subject = Hearth: a sign in with a new browser
mail-new-browser-text =
    Somebody signed in to your account with a browser you have not used for it before. If it was you, there is nothing to do. If not, sign in, end every session, and tell your manager:
    { $link }

    You get this because it is your account. There is nothing else in this e-mail on purpose.
