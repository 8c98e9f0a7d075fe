search-title = Find help
search-title-results = Find help: results
search-label = What is on your mind?
search-near-label = Your postcode
search-near-hint = If you want what is close. We do not keep it.
search-go = Find help
search-clear = Clear all
search-count = { $count ->
    [0] Nothing found
    [one] 1 thing found
   *[other] { $count } things found
  }
search-close = { $count ->
    [one] 1 thing close to it
   *[other] { $count } things close to it
  }
search-understood = We took your words to mean:
search-fuzzy = We could not find those words, so we looked for words spelt like them.
search-on = On now:
search-remove = Take off: { $what }
search-filters = Narrow it down
search-filters-show = Show results
search-filter-stage = Age or stage
search-filter-topic = Topic
search-filter-level = Kind of help
search-filter-mode = How you like help
search-filter-day = Day
search-filter-time = Time of day
search-filter-free = Free things only
search-filter-language = Language
search-filter-access = Access needs
search-filter-creche = With a crèche
search-filter-hub = At a family hub
search-filter-audience = Who for
search-filter-sort = Put first
search-filter-age = Child's age in years
search-any = Any
search-age-years = { $years ->
    [0] Under 1 year
    [one] 1 year old
   *[other] { $years } years old
  }
search-age-months = { $months } months old
search-expecting = Expecting a baby
search-miles = { $miles ->
    [one] Within 1 mile
   *[other] Within { $miles } miles
  }
search-near = Near { $area }
search-sort-best = Best match
search-sort-nearest = Nearest
search-sort-name = A to Z
search-time-evening = Evenings
search-time-weekend = Weekends
search-time-weekday = Weekdays
search-time-school_hours = School hours
search-times-not-stated = { $count ->
    [one] 1 more may fit. Its times are not listed yet.
   *[other] { $count } more may fit. Their times are not listed yet.
  }
search-band-title = Online, by phone or anywhere
search-band-help = You do not need to go anywhere for these.
search-unplaced-title = The place is not listed yet
search-unplaced-help = Ask them where it is, and if they can call or come to you.
search-band-more = { $count ->
    [one] There is 1 more with no place listed. Use the filters to see fewer.
   *[other] There are { $count } more with no place listed. Use the filters to see fewer.
  }
search-none-title = We did not find that
search-none-tried = What we tried
search-none-words = Your words: { $words }
search-none-loosen = Try with one thing less
search-loosen-without = { $count ->
    [one] Without { $what }: 1 found
   *[other] Without { $what }: { $count } found
  }
search-none-person = Ask a person
search-none-person-help = Ask the { $team }. They know what is not on this site yet.
search-none-plan = Or let us make a plan with you
search-sensitive-title = You can get help with this
search-sensitive-help = What you typed is not kept in the address or on this screen's history.
search-no-bed-title = If you have nowhere to sleep tonight, call now
search-danger-title = If you are in danger, get help now
search-error-near-malformed = Check the postcode. It should look like ZZ1 1AA.
search-error-near-unknown = We do not know that postcode. Check it, or leave it empty.
search-error-long = That is too long. Use fewer words.
search-error-unknown-code = We do not know that choice. Choose from the list.
search-error-age = Choose an age from 0 to 25.
search-error-distance = Choose how far from the list.
search-error-other = Please check this.
search-error-near-missing = Add a postcode, so we can measure how far.
search-reason-topic = It is about { $topic }.
search-reason-related = There is nothing just for { $instead } yet. This is about { $topic }, which is close to it.
search-reason-age = It is right for the age you told us: { $age }.
search-reason-words = Your words are on its page.
search-level-universal = For everyone
search-level-targeted = Extra help
search-level-specialist = Specialist help
search-flag-free = Free
search-flag-creche = With a crèche
search-flag-fathers = Dads welcome
search-flag-community = Run by local people
search-flag-warm-space = Warm space
search-filter-flag = Good to know
search-filter-q = your words
search-filter-near = your area
search-filter-within_miles = How far
search-filter-age_months = Age
search-filter-father_inclusive = Dads welcome
search-filter-community_led = Run by local people
search-filter-warm_space = Warm space
search-next = See more results
