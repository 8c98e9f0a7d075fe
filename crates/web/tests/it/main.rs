//! The faces over HTTP, in process: one scenario a module.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod api;
mod client;
mod feed;
mod portal;
mod words;
mod workbench;

mod any_question_is_answered_without_a_fault;
mod both_databases_give_the_same_answers;
mod every_language_has_the_same_gaps_to_fill;
mod words_suit_a_reader_of_nine;
