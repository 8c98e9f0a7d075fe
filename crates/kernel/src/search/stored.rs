//! What an index keeps of one service, with what it was read as beside it: however many families it is shown to, it
//! is read once.

use crate::Result;
use std::any::Any;
use std::sync::{Arc, OnceLock};

/// A stored text.
#[derive(Debug)]
pub struct Stored {
    text: Box<str>,
    read: OnceLock<Arc<dyn Any + Send + Sync>>,
}

impl Stored {
    /// A text as it was stored.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), read: OnceLock::new() }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What `read` makes of the text, made once. Two kinds of reader of one text share nothing.
    ///
    /// # Errors
    /// What `read` refuses.
    pub fn read<T: Send + Sync + 'static>(&self, read: impl FnOnce(&str) -> Result<T>) -> Result<Arc<T>> {
        if let Some(Ok(known)) = self.read.get().map(|known| Arc::clone(known).downcast::<T>()) {
            return Ok(known);
        }
        let made = Arc::new(read(&self.text)?);
        self.read.set(Arc::clone(&made) as Arc<dyn Any + Send + Sync>).ok();
        Ok(made)
    }
}

impl PartialEq for Stored {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

#[cfg(test)]
mod tests {
    use super::Stored;
    use crate::Error;

    #[test]
    fn a_text_is_read_once_by_each_kind_of_reader() {
        let stored = Stored::new("42");
        let number = |text: &str| text.parse::<u8>().map_err(Error::internal);
        assert_eq!(*stored.read(number).unwrap(), 42);
        assert_eq!(*stored.read(|_| Ok::<u8, _>(0)).unwrap(), 42);
        assert_eq!(*stored.read(|text| Ok(text.len())).unwrap(), 2_usize);
        assert!(Stored::new("x").read(number).is_err());
    }
}
