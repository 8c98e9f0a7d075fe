//! People who work here, with a browser that keeps cookies.

mod a_link_opens_once;
mod a_passkey_is_enough;
mod a_provider_adds_a_page_of_its_own;
mod a_risky_edit_waits_while_the_public_sees_the_old_copy;
mod a_session_comes_to_an_end;
mod families_open_to_those_who_work_with_them;
mod guessing_is_slowed_down;
mod nobody_reaches_a_page_that_is_not_theirs;
mod people_of_an_organisation_sign_in_there;
mod signing_in_takes_a_password_and_a_code;
mod the_register_is_kept_by_many_hands;
mod two_records_are_joined_by_two_people;
mod what_was_typed_waits_for_its_owner;
mod who_looked_is_asked_and_answered;
pub mod worker;
