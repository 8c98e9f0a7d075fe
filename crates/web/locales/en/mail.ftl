### E-mails to people who work here. A locked screen may show the subject: it says nothing about a family.

mail-listing-reported-subject = Hearth: something waits for you
mail-listing-reported-text =
    Someone said that a listing is wrong. Please sign in to look at it:
    { $link }

    You get this because you look after the register. Nothing else is in this e-mail on purpose.
