//! What the rules know of one service: its card, and how far it is.

use crate::directory::card::Card;
use std::{ops::Deref, sync::Arc};

/// One service as the rules see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    card: Arc<Card>,
    /// Straight-line metres to its nearest place from where the family said.
    pub metres: Option<u32>,
}

impl Offer {
    /// A service, and how far it is from where the family said.
    pub fn new(card: Arc<Card>, metres: Option<u32>) -> Self {
        Self { card, metres }
    }

    /// Shut for now.
    pub fn closed(&self) -> bool {
        self.temporarily_closed.is_some()
    }
}

#[cfg(test)]
impl Offer {
    /// Its card, to be changed for a test.
    pub fn card_mut(&mut self) -> &mut Card {
        Arc::make_mut(&mut self.card)
    }
}

impl Deref for Offer {
    type Target = Card;

    fn deref(&self) -> &Card {
        &self.card
    }
}
