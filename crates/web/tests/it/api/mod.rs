//! Hearth's own API.

mod a_plan_is_made;
mod description_agrees_with_routes;
mod failures_are_json;
mod gaps_are_named;
mod gaps_of_the_2024_offer;
mod services_are_found;
