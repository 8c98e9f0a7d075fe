//! The profile's page: eight keys whose flags are true exactly when they should be.

use serde::Serialize;
use serde_json::Value;

/// One page of anything.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeedPage {
    /// How many there are in all.
    pub total_items: usize,
    /// How many pages that makes; 0 when there is nothing.
    pub total_pages: usize,
    /// This page, from 1.
    pub page_number: usize,
    /// How many are on this page.
    pub size: usize,
    /// This is page 1.
    pub first_page: bool,
    /// Nothing comes after this page.
    pub last_page: bool,
    /// Nothing is on this page.
    pub empty: bool,
    /// What is on it.
    pub contents: Vec<Value>,
}

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slice {
    /// From 1.
    pub page: usize,
    /// At least 1.
    pub per_page: usize,
}

impl Slice {
    /// How many come before it.
    pub fn offset(self) -> usize {
        (self.page.saturating_sub(1)).saturating_mul(self.per_page)
    }

    /// The wanted part of a list that is at hand.
    pub fn of<T>(self, all: &[T]) -> &[T] {
        let from = self.offset().min(all.len());
        &all[from..from.saturating_add(self.per_page).min(all.len())]
    }
}

impl FeedPage {
    /// The page holding `contents`, the part `slice` of `total`.
    pub fn new(total: usize, slice: Slice, contents: Vec<Value>) -> Self {
        let total_pages = total.div_ceil(slice.per_page.max(1));
        Self {
            total_items: total,
            total_pages,
            page_number: slice.page,
            size: contents.len(),
            first_page: slice.page == 1,
            last_page: slice.page >= total_pages,
            empty: contents.is_empty(),
            contents,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(total: usize, per_page: usize) -> Vec<FeedPage> {
        let all: Vec<Value> = (0..total).map(Value::from).collect();
        (1..=total.div_ceil(per_page).max(1))
            .map(|page| {
                let slice = Slice { page, per_page };
                FeedPage::new(total, slice, slice.of(&all).to_vec())
            })
            .collect()
    }

    #[test]
    fn flags_are_exact_at_every_size() {
        for total in [0, 1, 4, 5, 6, 9, 10, 11, 128] {
            let all = pages(total, 5);
            let last = all.len();
            for (at, page) in (1..).zip(&all) {
                assert_eq!(page.total_items, total);
                assert_eq!(page.total_pages, total.div_ceil(5));
                assert_eq!(page.page_number, at);
                assert_eq!(page.first_page, at == 1);
                assert_eq!(page.last_page, at == last);
                assert_eq!(page.size, page.contents.len());
                assert_eq!(page.empty, total == 0);
                if !page.last_page {
                    assert_eq!(page.size, 5);
                }
            }
            assert_eq!(all.iter().map(|p| p.size).sum::<usize>(), total);
        }
    }

    #[test]
    fn beyond_the_end_is_empty_and_not_first() {
        let slice = Slice { page: 9, per_page: 5 };
        let page = FeedPage::new(6, slice, slice.of(&[1, 2, 3, 4, 5, 6]).iter().copied().map(Value::from).collect());
        assert!(page.empty && page.last_page && !page.first_page);
        assert_eq!(Slice { page: usize::MAX, per_page: 100 }.of(&[1]), &[] as &[i32]);
    }
}
