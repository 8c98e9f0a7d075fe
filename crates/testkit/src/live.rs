//! A visit of somebody who has just shown who they are.

use data::Cx;
use domain::account::{Live, Stage};
use kernel::Actor;

/// The visit of the member of staff who acts.
pub fn live(cx: &Cx) -> Live {
    let Actor::Staff { id: staff } = cx.actor else { panic!("a member of staff") };
    Live { staff, stage: Stage::Full, proved_us: Some(cx.now_us()), hash: String::new(), device: String::new() }
}
