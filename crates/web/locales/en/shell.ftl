shell-name = Hearth
shell-skip = Skip to the main part
shell-leave = Leave this page now
shell-leave-going = Leaving this page.
shell-leave-too-late = You stayed. Press Shift three times to leave.
shell-leave-two-more = Press Shift two more times to leave.
shell-leave-one-more = Press Shift one more time to leave.
shell-demonstration = A demonstration. People, addresses and local phone numbers are invented.
shell-languages = Choose a language
shell-menu = Main menu
shell-nav-find = Find help
shell-nav-topics = Topics
shell-nav-hubs = Family hubs
shell-nav-plan = Get a plan
shell-help-bar = Quick help
shell-danger-999 = In danger? Call 999
shell-health-111 = Ill? Call 111
shell-hub-call = Talk to us: { $phone }
shell-hub-closed = We are closed: who to call now
shell-urgent = Urgent help
shell-talk = Talk to a person
shell-talk-help = You can do all of this by phone or in person too.
shell-talk-hub = Come to a family hub. No need to book.
shell-interpreter = Ask for an interpreter. It is free. Just say your language.
shell-open-until = Open now, until { $time }
shell-open-now = Open now
shell-closed-now = Closed now
shell-shortlist = Your list
shell-accessibility = Accessibility
shell-privacy = Privacy
shell-sources = Where the facts come from
shell-partnership = Figures for this area
shell-notices = About this page
shell-unchecked = This page was put into your language by a computer. A person has not checked it yet.
shell-in-english = See this page in English
shell-search = Search
shell-back = Back
shell-neutral-title = Help and advice
shell-error-word = Error
shell-error-title = Please look at this again
shell-error-reference = Your reference is { $code }
shell-error-home = Go to the first page
shell-error-missing = We cannot find that page
shell-error-missing-help = The address may be old or mistyped. Try searching from the first page.
shell-error-large = That is too much to send at once
shell-error-large-help = Please send less and try again.
shell-error-busy = We are busy just now
shell-error-busy-help = Please wait a minute and try again.
shell-error-unclear = We did not understand that
shell-error-unclear-help = Please go back and try again.
shell-error-fault = Something went wrong on our side
shell-error-fault-help = It is not your fault. Please try again in a few minutes.
shell-pages = Pages of results
shell-page = Page
shell-page-next = Next
shell-page-previous = Previous
shell-date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
  } { $year }
shell-day-mon = Monday
shell-day-tue = Tuesday
shell-day-wed = Wednesday
shell-day-thu = Thursday
shell-day-fri = Friday
shell-day-sat = Saturday
shell-day-sun = Sunday
shell-comma = { ", " }
