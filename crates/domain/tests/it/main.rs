//! Scenarios against a real database: SQLite, or PostgreSQL when `HEARTH_TEST_PG` is set.

mod a_save_that_changes_nothing_leaves_nothing;
mod an_edit_is_announced_to_those_who_show_it;
mod an_old_address_leads_to_the_new_one;
mod data_sets_keep_their_versions;
