partnership-title = Figures for this area
partnership-services = We counted { $count } services that families can use now. This is how the topics stand:
partnership-gaps-link = See what is missing, topic by topic
partnership-data-title = Take the data
partnership-feed = The register as Open Referral UK
partnership-api = How to use the data from a program

gaps-title = What is missing
gaps-headline-none = Every topic that parents asked about has a service.
gaps-headline-one = Parents asked for help with { $topic }. No service here has it as a topic.
gaps-headline-some = Parents asked for help with { $topics } and { $last }. No service here has them as a topic.
gaps-semicolon = { "; " }
gaps-counted = Counted on { $date }: { $count } services that families can use now, beside two surveys of parents (2023 and 2017) and searches in Hearth this year.
gaps-topics = { $count ->
    [one] { $count } topic
   *[other] { $count } topics
}
gaps-people = { $count ->
    [one] { $count } person – { $state }
   *[other] { $count } people – { $state }
}
gaps-state-unmet = No service
gaps-state-thin = Thin
gaps-state-met = Met
gaps-state-not_stated = Not stated
gaps-state-unmet-meaning = No service in the register has this topic.
gaps-state-thin-meaning = Only one service has it, or none of them meets families in person.
gaps-state-met-meaning = At least two services have it, and at least one meets families in person. This says nothing about how many places there are.
gaps-state-not_stated-meaning = Services have it, but no source says whether any of them meets families in person.
gaps-meaning-title = What the words mean
gaps-caveat = Only facts that a source states are counted. Example facts, invented to show how Hearth works, are left out. The surveys were answered by people who chose to, so they may not speak for all parents. Survey figures are shown as printed. A flag stands where they do not add up.
gaps-filter-title = Count only some services
gaps-filter-stage = Stage of family life
gaps-filter-level = Level of need
gaps-filter-mode = Way of helping
gaps-filter-time = Time of the week
gaps-filter-any = All
gaps-filter-go = Count again
gaps-error-title = We could not count that
gaps-error-choice = Choose one from the list
gaps-asked-title = What parents asked for, and how each topic stands
gaps-asked-measure = People who asked for help with a topic, survey of { $survey }. Striped bars are topics with no service.
gaps-asked-source = Source: { $source }. Base: { $base } people ({ $kind }). Topics without a printed number are in the table only.
gaps-base-printed = as printed
gaps-base-inferred = worked out from the printed figures
gaps-base-missing = not printed
gaps-times-title = When parents can come, and when services say they run
gaps-times-sentence = { $evening }% asked for evenings and { $weekend }% for weekends. No source says the time of day for { $missing } of { $all } services.
gaps-times-measure = Share of parents who asked for a time, survey of { $survey } (dark bars), and share of services that a source says run then (striped bars).
gaps-times-source = Source: { $source }. Base: { $base } people ({ $kind }). Services: the register, without example times.
gaps-time-weekday = Weekdays
gaps-time-school_hours = School hours
gaps-time-evening = Evenings
gaps-time-weekend = Weekends
gaps-time-asked = { $percent }% asked
gaps-time-offered = { $count } of { $all } say so
gaps-table-title = Topic by topic
gaps-table-caption = Services, levels, surveys and searches for each topic
gaps-table-measure = A service can have several topics and levels, so columns do not add up to all services.
gaps-column-topic = Topic
gaps-column-state = How it stands
gaps-column-services = Services
gaps-column-in-person = In person
gaps-column-level-1 = Level 1
gaps-column-level-2 = Level 2
gaps-column-level-3 = Level 3
gaps-column-level-4 = Level 4
gaps-column-no-times = Times not stated
gaps-column-asked = Asked for in surveys
gaps-column-searches = Searches this year
gaps-column-nothing = Searches that found nothing
gaps-printed-of = { $survey }: { $count } of { $base }
gaps-printed-count = { $survey }: { $count }, base not printed
gaps-printed-percent = { $survey }: { $percent }%, no number printed
gaps-printed-nothing = { $survey }: asked, no figure printed
gaps-does-not-add-up = (printed figures do not add up)
gaps-searches-note = Searches count searches, not people. They are rounded to the nearest five. A star means four or fewer, or hidden to protect such a number.
gaps-without-topic = { $count ->
    [one] { $count } service has no topic yet and is in no row.
   *[other] { $count } services have no topic yet and are in no row.
}
gaps-alike-title = Services that look alike
gaps-alike-help = The same provider, a topic in common, ages that meet, the same way of helping and names that nearly match. Only a person can say whether two are one.
gaps-file = Download the table as a file (CSV)
