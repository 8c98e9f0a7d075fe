//! The published feed against the standard.

mod contract;
mod register;

mod changes_are_followed;
mod every_endpoint_keeps_the_standard;
mod filters_mean_what_the_profile_says;
mod filters_near_a_postcode;
mod pages_are_exact;
mod refusals_can_be_read_anywhere;
mod withheld_places_stay_withheld;
