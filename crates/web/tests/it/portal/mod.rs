//! What families meet, as scenarios.

pub mod parent;

mod a_list_is_kept_and_shared;
mod a_listing_says_who_said_so;
mod a_page_can_be_read_in_another_language;
mod a_plan_is_made_from_a_few_words;
mod a_report_sent_twice_is_one;
mod bad_input_is_answered_kindly;
pub mod every_page_answers_in_every_language;
mod help_follows_the_clock;
mod searching_finds_and_says_why;
mod the_first_page_keeps_its_word;
mod words_of_danger_leave_no_trace;
