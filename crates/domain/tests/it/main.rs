//! Scenarios against a real database: SQLite, or PostgreSQL when `HEARTH_TEST_PG` is set.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod a_dad_is_shown_what_a_dad_can_use;
mod a_feed_is_looked_at_before_it_lands;
mod a_file_lands_row_by_row;
mod a_hub_says_what_is_open_and_on;
mod a_kept_plan_opens_by_its_code_until_its_time_is_over;
mod a_right_counts_from_the_next_action;
mod a_save_that_changes_nothing_leaves_nothing;
mod a_service_that_ended_leaves_the_register;
mod a_topic_runs_from_universal_to_specialist;
mod a_withheld_address_is_in_no_index;
mod an_altered_audit_row_is_named;
mod an_earlier_audit_is_chained;
mod an_edit_is_announced_to_those_who_show_it;
mod an_old_address_leads_to_the_new_one;
mod danger_is_heard_in_plain_words;
mod data_sets_keep_their_versions;
mod every_family_is_answered_well;
mod every_filter_says_what_it_let_through;
mod families_report_keep_and_leave_no_name;
mod no_file_breaks_the_import;
mod parents_find_it_in_their_own_words;
mod the_audit_is_one_chain;
mod the_demonstration_place_loads;
mod the_index_follows_the_register;
mod the_pathway_answers;
mod the_public_sees_what_it_may;
mod those_who_keep_the_register_are_told;
mod what_is_asked_for_by_name_comes_first;
